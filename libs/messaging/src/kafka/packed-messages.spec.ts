import fc from 'fast-check';
import { packMessages, unpacked } from './packed-messages.js';
import { keyPartitioner } from './partitioner.js';
import { encodeProduce, type ProducedMessage, type ProduceRequest } from './produce-request.js';
import { quickProtocol } from './quick-produce.js';

const NOW = 1_741_000_000_123;

const text = fc.oneof(fc.string({ maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 9_000 }));
const plain = fc.string({ maxLength: 300 });
const messageOf = (any: fc.Arbitrary<string>) =>
  fc.record({ key: any, value: any, headers: fc.dictionary(fc.string({ maxLength: 70 }), any, { maxKeys: 5 }) });
const messages = fc.oneof(
  fc.array(messageOf(plain), { minLength: 1, maxLength: 9 }),
  fc.array(messageOf(text), { minLength: 1, maxLength: 5 }),
);

const requestOf = (some: readonly ProducedMessage[]): ProduceRequest => ({
  ...{ acks: -1, timeout: 1, producerId: '7', producerEpoch: 1 },
  topicData: [{ topic: 't', partitions: [{ partition: 0, firstSequence: 0, messages: some }] }],
});

const bytesOf = (some: readonly ProducedMessage[]): string => encodeProduce(requestOf(some), NOW).toString('hex');

describe('messages that are packed', () => {
  it('are sent as if they had not been', () => {
    fc.assert(
      fc.property(messages, (some) => {
        expect(bytesOf(unpacked(packMessages(some), some.keys()))).toBe(bytesOf(some));
      }),
    );
  });

  it('can be sent in part', () => {
    fc.assert(
      fc.property(messages, fc.func(fc.boolean()), (some, isChosen) => {
        const places = [...some.keys()].filter((place) => isChosen(place));
        const chosen = some.filter((_, place) => places.includes(place));
        expect(bytesOf(unpacked(packMessages(some), places))).toBe(bytesOf(chosen));
      }),
    );
  });

  it('go to the partitions of their keys', () => {
    const partitionMetadata = Array.from({ length: 7 }, (_, partitionId) => ({
      ...{ partitionId, leader: 1, replicas: [], isr: [], partitionErrorCode: 0 },
    }));
    const partition = keyPartitioner();
    fc.assert(
      fc.property(messages, (some) => {
        const partitionsOf = (all: readonly ProducedMessage[]) =>
          all.map((message) => partition({ topic: 't', partitionMetadata, message }));
        expect(partitionsOf(unpacked(packMessages(some), some.keys()))).toEqual(partitionsOf(some));
      }),
    );
  });

  it('are never sent by the client’s own writer, which would delete what has their key', () => {
    const packed = unpacked(packMessages([{ key: 'k', value: 'v' }]), [0]);
    for (const [version, more] of [
      [7, { compression: 1 }],
      [7, { transactionalId: 'x' }],
      [2, {}],
    ] as const) {
      expect(() => quickProtocol({ version })({ ...requestOf(packed), ...more })).toThrow(/packed/);
    }
  });
});
