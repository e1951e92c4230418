import { createHmac } from 'node:crypto';
import type { CloudEvent } from '../../cloud-event.js';
import { DELIVERY_TOLD } from './delivery-told.js';

describe('what receivers of webhooks are told', () => {
  const found = (pattern: RegExp): string => pattern.exec(DELIVERY_TOLD)?.[1] ?? '';

  it('shows a delivery that can be verified as it says', () => {
    const key = Buffer.from(found(/secret `whsec_([^`]+)`/), 'base64');
    const [id, timestamp] = [found(/^webhook-id: (evt_\d+)$/m), found(/^webhook-timestamp: (\d+)$/m)];
    const body = found(/\n\n(\{.*\})\n```$/);
    const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
    expect(found(/^webhook-signature: (.*)$/m)).toBe(`v1,${signature}`);
    expect(JSON.parse(body) as CloudEvent).toMatchObject({ specversion: '1.0', data: { predicate: 'BAIK' } });
    expect(body).not.toContain('employeeId');
  });

  it.each([
    ['the content type', /^content-type: application\/cloudevents\+json; charset=utf-8$/m],
    ['which answers count', /2xx[^.]*within 15 seconds/],
    ['redirects', /Redirects are not\s+followed/],
    ['the city’s own authority', /NODE_EXTRA_CA_CERTS/],
    ['private targets and plain http', /WEBHOOK_PRIVATE_TARGETS=allowed[^-]*plain http/],
  ])('tells of %s', (_what, text) => {
    expect(DELIVERY_TOLD).toMatch(text);
  });
});
