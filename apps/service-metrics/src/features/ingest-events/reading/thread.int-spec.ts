import { asId, type ServiceCode } from '#civil-service';
import { RequestReceived } from '#contracts';
import { BodyReader, type Unread } from './read-body.js';
import { ReadingThread } from './thread.js';

const SOURCE = '/departments/disdukcapil/loket';
const measure = {
  producer: { source: SOURCE, eventTypes: [RequestReceived.type], serviceCodes: [asId<ServiceCode>('akta-kelahiran')] },
  now: Date.parse('2025-03-04T00:00:00Z'),
};
const events = Array.from({ length: 1_000 }, (_, n) => ({
  ...{ specversion: '1.0', id: `e-${n}`, source: SOURCE, type: RequestReceived.type },
  time: n % 100 === 7 ? 'kemarin' : '2025-03-03T08:00:00+07:00',
  data: { requestId: `R-${n % 300}`, serviceCode: 'akta-kelahiran', officerId: null },
}));
const unread = (body: string = JSON.stringify(events)): Unread => ({
  body: Buffer.from(body),
  mode: { kind: 'batch' },
});

const LARGEST = 4 * 1024 * 1024;

describe('the thread that reads bodies', () => {
  let thread: ReadingThread;

  beforeEach(() => {
    thread = new ReadingThread();
  });

  afterEach(() => thread.close());

  it('reads a body as it would be read here, also one that shares its memory with others', async () => {
    expect(await thread.read(unread(), measure)).toEqual(new BodyReader().read(unread(), measure));
    const { body, mode } = unread();
    const within = Buffer.concat([Buffer.from('xx'), body, Buffer.from('yy')]).subarray(2, body.length + 2);
    expect(await thread.read({ body: within, mode }, measure)).toEqual(new BodyReader().read(unread(), measure));
    expect(within.toString()).toBe(unread().body.toString());
  });

  it('answers each of many by itself, and refuses what is no list of events', async () => {
    const [many, broken, one] = await Promise.all([
      thread.read(unread(), measure),
      thread.read(unread('[{'), measure),
      thread.read(unread(JSON.stringify(events.slice(0, 1))), measure),
    ]);
    expect(broken).toEqual({ ok: false, violations: [{ code: 'MALFORMED_JSON' }] });
    expect([many.ok && many.value.count, one.ok && one.value.count]).toEqual([1_000, 1]);
  });

  it.each([
    ['one text', () => JSON.stringify([{ x: '\u00e9'.repeat(LARGEST / 2 - 20) }])],
    [
      'as many parts as there may be',
      () => JSON.stringify([{ x: Array.from({ length: 49_000 }, (_, n) => ({ [`k${n}`]: '' })) }]),
    ],
    [
      'a thousand events that are wrong in all',
      () => JSON.stringify(Array.from({ length: 1_000 }, (_, n) => ({ n, x: 'x'.repeat(4_100) }))),
    ],
  ])('has room for the largest body, %s', async (_, body) => {
    const text = body();
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(LARGEST);
    const three = await Promise.all([1, 2, 3].map(() => thread.read(unread(text), measure)));
    expect(three.map(({ ok }) => ok)).toEqual([true, true, true]);
  });

  it('tells all that wait when it ends, and is there again for the next', async () => {
    const waiting = [thread.read(unread(), measure), thread.read(unread(), measure)];
    const ended = Promise.allSettled(waiting);
    await thread.close();
    const again: unknown = expect.objectContaining({ status: 503, headers: { 'retry-after': '1' } });
    expect(await ended).toEqual(waiting.map(() => ({ status: 'rejected', reason: again })));
    expect(await thread.read(unread(), measure)).toEqual(new BodyReader().read(unread(), measure));
  });
});
