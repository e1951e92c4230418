import { createRequire } from 'node:module';
import fc from 'fast-check';
import { encodeProduce, type ProduceRequest } from './produce-request.js';
import { produceQuickly, quickProtocol, slowProtocol } from './quick-produce.js';

const NOW = 1_741_000_000_123;

/** By the Kafka client itself, at that time. */
async function slowBytes(request: ProduceRequest, version: number): Promise<string> {
  const { now } = Date;
  Date.now = () => NOW;
  try {
    const { buffer } = await slowProtocol({ version })(request).request.encode();
    return buffer.toString('hex');
  } finally {
    Date.now = now;
  }
}

const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
const text = fc.oneof(fc.string({ maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 9_000 }));
const value = fc.oneof(text, bytes);

const message = fc.record(
  {
    key: fc.oneof(value, fc.constant(null)),
    value: fc.oneof(value, fc.constant(null)),
    headers: fc.dictionary(fc.string({ maxLength: 70 }), fc.oneof(value, fc.array(value, { maxLength: 3 })), {
      maxKeys: 5,
    }),
  },
  { requiredKeys: ['value'] },
);

const request = fc.record({
  acks: fc.constant(-1),
  timeout: fc.nat(),
  producerId: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(String),
  producerEpoch: fc.nat({ max: 32_767 }),
  topicData: fc.array(
    fc.record({
      topic: fc.string({ minLength: 1, maxLength: 100 }),
      partitions: fc.array(
        fc.record({
          partition: fc.nat(),
          firstSequence: fc.nat(),
          messages: fc.array(message, { minLength: 1, maxLength: 5 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

describe('a Produce request', () => {
  it.each([3, 7])('is written as the Kafka client writes it, version %i', async (version) => {
    await fc.assert(
      fc.asyncProperty(request, async (given) => {
        expect(encodeProduce(given, NOW).toString('hex')).toBe(await slowBytes(given, version));
      }),
    );
  });

  it('is written as the Kafka client writes it when it is large, and neighbours have headers alike', async () => {
    const messages = Array.from({ length: 2_000 }, (_, n) => ({
      key: `AKL-${n}`,
      value: JSON.stringify({ n, text: '字'.repeat(n % 50) }),
      headers: { ce_specversion: '1.0', ce_id: `${n}`, ce_type: `type-${n % 3}`, 'content-type': 'application/json' },
    }));
    const topicData = [{ topic: 'service-events.x', partitions: [{ partition: 1, firstSequence: 7, messages }] }];
    const large: ProduceRequest = { acks: -1, timeout: 10_000, producerId: '12', producerEpoch: 3, topicData };
    expect(encodeProduce(large, NOW).toString('hex')).toBe(await slowBytes(large, 7));
  });
});

/** What lies behind the size of a request as the client sends it. */
type Create = (of: { readonly request: object; readonly correlationId: number; readonly clientId: string }) => Promise<{
  readonly buffer: Buffer;
}>;
const clientsRequest = createRequire(import.meta.url)('kafkajs/src/protocol/request.js') as Create;

describe('what the client writes before a Produce request', () => {
  const frame = async (protocol: typeof slowProtocol, given: ProduceRequest, clientId: string): Promise<Buffer> => {
    const { now } = Date;
    Date.now = () => NOW;
    try {
      const made = protocol({ version: 7 })(given).request;
      return (await clientsRequest({ request: made, correlationId: 77, clientId })).buffer;
    } finally {
      Date.now = now;
    }
  };

  it.each([
    ['lies in the room before it', 'service-metrics'],
    ['is copied with it when the room is too small', 'x'.repeat(600)],
  ])('%s, and is what it would be anyway', async (_, clientId) => {
    produceQuickly();
    await fc.assert(
      fc.asyncProperty(request, async (given) => {
        const expected = await frame(slowProtocol, given, clientId);
        expect((await frame(quickProtocol, given, clientId)).toString('hex')).toBe(expected.toString('hex'));
      }),
    );
  });

  it('costs no memory for the request once more', async () => {
    produceQuickly();
    const messages = [{ key: 'k', value: 'v'.repeat(300_000) }];
    const topicData = [{ topic: 't', partitions: [{ partition: 0, firstSequence: 0, messages }] }];
    const { request: made } = quickProtocol({ version: 7 })({ acks: -1, timeout: 1, topicData });
    let body: Buffer | undefined;
    const encode = async () => {
      const encoded = await made.encode();
      body = encoded.buffer;
      return encoded;
    };
    const whole = await clientsRequest({ request: { ...made, encode }, correlationId: 1, clientId: 'c' });
    expect(whole.buffer.buffer).toBe(body?.buffer);
  });

  it('lies in memory that is given back with the answer, and not before', async () => {
    const topicData = [{ topic: 't', partitions: [{ partition: 0, messages: [{ value: 'v' }] }] }];
    const { request: made, response } = quickProtocol({ version: 7 })({ acks: -1, timeout: 1, topicData });
    const { buffer } = await made.encode();
    expect(buffer.length).toBeGreaterThan(0);
    // No topics, and no throttling.
    expect(await response.decode(Buffer.alloc(8))).toMatchObject({ topics: [], throttleTime: 0 });
    expect(buffer.buffer.byteLength).toBe(0);
  });
});

/** Around the sizes at which the length of a record takes another number of bytes, and at which the buffer grows. */
const size = fc.oneof(
  fc.nat({ max: 80 }),
  fc.integer({ min: 8_000, max: 8_300 }),
  fc.integer({ min: 60_000, max: 66_000 }),
);

describe('a Produce request whose messages have headers alike', () => {
  it('is written as the Kafka client writes it, whatever the sizes of neighbours', async () => {
    const headers = { a: 'x', ce_type: 'alike', ce_id: Buffer.from('the same') };
    const sized = fc.array(fc.tuple(size, fc.boolean()), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(sized, async (sizes) => {
        const messages = sizes.map(([length, bare]) => ({
          key: bare ? null : 'k',
          value: 'v'.repeat(length),
          headers: bare ? { a: 'x' } : headers,
        }));
        const topicData = [{ topic: 't', partitions: [{ partition: 0, firstSequence: 0, messages }] }];
        const alike: ProduceRequest = { acks: -1, timeout: 1, topicData };
        expect(encodeProduce(alike, NOW).toString('hex')).toBe(await slowBytes(alike, 7));
      }),
      { numRuns: 300 },
    );
  });

  it('is written as the Kafka client writes it when one is as large as a broker takes', async () => {
    const messages = [10, 900_000, 10].map((length) => ({ value: Buffer.alloc(length), headers: { a: 'x', b: 'y' } }));
    const topicData = [{ topic: 't', partitions: [{ partition: 0, firstSequence: 0, messages }] }];
    const large: ProduceRequest = { acks: -1, timeout: 1, topicData };
    expect(encodeProduce(large, NOW).toString('hex')).toBe(await slowBytes(large, 7));
  });
});
