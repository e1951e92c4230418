import { asId, type ServiceCode } from '#civil-service';
import { RequestReceived } from '#contracts';
import { BodyReader, type Mode } from './read-body.js';
import { MOST_EVENTS } from './read-events.js';
import { FINGERPRINT_BYTES } from './fingerprints.js';

const SOURCE = '/departments/disdukcapil/loket';
const measure = {
  producer: { source: SOURCE, eventTypes: [RequestReceived.type], serviceCodes: [asId<ServiceCode>('akta-kelahiran')] },
  now: Date.parse('2025-03-04T00:00:00Z'),
};
const data = { requestId: 'R-1', serviceCode: 'akta-kelahiran', officerId: null };
const attributes = {
  specversion: '1.0',
  source: SOURCE,
  type: RequestReceived.type,
  time: '2025-03-03T08:00:00+07:00',
};
const event = (id: string, more: object = {}) => ({ ...attributes, id, data, ...more });

const [SINGLE, BATCH]: Mode[] = [{ kind: 'single' }, { kind: 'batch' }];
const read = (body: unknown, mode: Mode = BATCH as Mode) =>
  new BodyReader().read({ body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)), mode }, measure);
const codeOf = (body: unknown, mode?: Mode) => {
  const result = read(body, mode);
  return result.ok ? undefined : result.violations.map(({ code }) => code);
};

describe('the body of a request', () => {
  it('says the same in each of the three modes', () => {
    const batch = read([event('e-1')]);
    expect(batch.ok && [...batch.value.right]).toEqual([0]);
    expect(read(event('e-1'), SINGLE)).toEqual(batch);
    expect(read(data, { kind: 'binary', attributes: { ...attributes, id: 'e-1' } })).toEqual(batch);
  });

  it('is read to its end when some of its events are wrong, each of which is told by its place and kept as it came', () => {
    const events = [7, event('e-1'), event('e-2', { time: 'kemarin' }), event('e-3')];
    const result = read(events);
    if (!result.ok) throw new Error('it was refused');
    const { count, right, wrong, fingerprints, messages } = result.value;
    expect([count, [...right], messages.ends.length]).toEqual([4, [1, 3], 2]);
    expect(fingerprints).toHaveLength(2 * FINGERPRINT_BYTES);
    expect(wrong.map(({ place, text, id, violations: [first] }) => [place, text, id, first?.code])).toEqual([
      [0, '7', null, 'NOT_AN_OBJECT'],
      [2, JSON.stringify(events[2]), 'e-2', 'NOT_RFC_3339'],
    ]);
  });

  it('gives events of one source and id the same fingerprint, and others another', () => {
    const result = read([event('e-1'), event('e-2'), event('e-1', { data: { ...data, requestId: 'R-2' } })]);
    if (!result.ok) throw new Error('it was refused');
    const bytes = Buffer.from(result.value.fingerprints);
    const [first, second, third] = [0, 1, 2].map((n) =>
      bytes.subarray(n * FINGERPRINT_BYTES, (n + 1) * FINGERPRINT_BYTES).toString('hex'),
    );
    expect(third).toBe(first);
    expect(second).not.toBe(first);
  });

  it.each<[string, unknown, Mode | undefined]>([
    ['EMPTY_BODY', '', undefined],
    ['MALFORMED_JSON', '[{', undefined],
    ['NOT_A_BATCH', event('e-1'), undefined],
    ['EMPTY_BATCH', [], undefined],
    ['BATCH_TOO_LONG', Array(MOST_EVENTS + 1).fill(1), undefined],
    ['NOT_ONE_EVENT', [event('e-1')], SINGLE],
    ['TOO_MANY_PARTS', `[${Array(100_001).fill(1).join()}]`, undefined],
  ])('is refused as %s when it is no list of things', (code, body, mode) => {
    expect(codeOf(body, mode)).toEqual([code]);
  });

  it('is refused when its bytes are no text', () => {
    const result = new BodyReader().read(
      { body: Buffer.from([0x5b, 0x22, 0xff, 0x22, 0x5d]), mode: { kind: 'batch' } },
      measure,
    );
    expect(result).toEqual({ ok: false, violations: [{ code: 'INVALID_UTF8' }] });
  });
});
