import { asId, type ServiceCode } from '#civil-service';
import { isBlank, whyInadmissible } from './admission.js';
import type { RequestEvent } from './request-event.js';

const now = Date.UTC(2025, 2, 31, 3);
const standards = new Map([[asId<ServiceCode>('akta-kelahiran'), []]]);

const event = (more: Partial<RequestEvent>): RequestEvent => ({
  id: '1',
  source: '/simduk',
  kind: 'received',
  at: now,
  serviceCode: asId('akta-kelahiran'),
  officerId: null,
  ...more,
});

describe('the admission of a service event', () => {
  it.each([
    ['now', event({})],
    ['late by years', event({ at: Date.UTC(2000, 0, 1) })],
    ['ahead by no more than clocks differ', event({ at: now + 3_600_000 })],
  ])('accepts one %s', (_, given) => {
    expect(whyInadmissible(given, now, standards)).toBeUndefined();
  });

  it.each([
    ['EVENT_TOO_FAR_AHEAD', event({ at: now + 3_600_001 })],
    ['EVENT_TOO_OLD', event({ at: Date.UTC(1999, 11, 31, 23, 59) })],
    ['EVENT_SERVICE_UNKNOWN', event({ serviceCode: asId('surat-sakti') })],
  ])('refuses with %s', (code, given) => {
    expect(whyInadmissible(given, now, standards)).toBe(code);
  });
});

describe('the number of a request', () => {
  it.each(['1', ' AKL 1 ', '№', '\u200b7'])('may be %j', (number) => {
    expect(isBlank(number)).toBe(false);
  });

  it.each([' ', '\t\n', '\u00a0\u3000', '\u200b\ufeff'])('is blank as %j', (number) => {
    expect(isBlank(number)).toBe(true);
  });
});
