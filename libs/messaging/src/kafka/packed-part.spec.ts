import { createRequire } from 'node:module';
import fc from 'fast-check';
import type kafkajs from 'kafkajs';
import { inOnePass, inParts } from './one-pass.js';
import { type KeyedMessage, Packing } from './pack-messages.js';
import { type ChosenMessages, type PackedMessages, portionsOf } from './packed-part.js';
import { keyPartitioner } from './partitioner.js';
import { encodeProduce, type ProducedPartition, type ProduceRequest } from './produce-request.js';
import { quickProtocol } from './quick-produce.js';

const NOW = 1_741_000_000_123;
const PARTITIONS = 4;

interface Plain {
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

const messagesOf = (text: fc.Arbitrary<string>) =>
  fc.array(
    fc.record({ key: text, value: text, headers: fc.dictionary(fc.string({ maxLength: 70 }), text, { maxKeys: 5 }) }),
    {
      maxLength: 20,
    },
  );
const messages = fc.oneof(
  messagesOf(fc.string({ maxLength: 300 })),
  messagesOf(fc.string({ unit: 'binary', maxLength: 3_000 })),
);

/** What one request and the next brought, and what of it is to be sent. */
const requests = fc.array(fc.tuple(messages, fc.func(fc.boolean())), { maxLength: 3 });

type Group = (sending: object) => Readonly<Record<string, ProducedPartition['messages']>>;
const clientsOwn = createRequire(import.meta.url)('kafkajs/src/producer/groupMessagesPerPartition.js') as Group;

/** As the Kafka client comes to its request. */
const requestOf = (given: kafkajs.Message[]): ProduceRequest => {
  const partitionMetadata = Array.from({ length: PARTITIONS }, () => ({}));
  const grouped = clientsOwn({ topic: 't', partitionMetadata, messages: given, partitioner: keyPartitioner() });
  const partitions = Object.entries(grouped).map(([partition, group]) => ({
    ...{ partition: Number(partition), firstSequence: 3, messages: group },
  }));
  return { acks: -1, timeout: 1, producerId: '7', producerEpoch: 1, topicData: [{ topic: 't', partitions }] };
};
const bytesOf = (given: kafkajs.Message[]): string => encodeProduce(requestOf(given), NOW).toString('hex');

const packMessages = (some: readonly KeyedMessage[]): PackedMessages => {
  const packing = new Packing();
  for (const message of some) packing.add(message);
  return packing.packed();
};

const placesOf = (some: readonly Plain[], isChosen: (place: number) => boolean) =>
  [...some.keys()].filter((place) => isChosen(place));
const all = (some: readonly Plain[]): ChosenMessages => ({ packed: packMessages(some), places: [...some.keys()] });

describe('messages that are packed', () => {
  it('are sent to the same partitions in the same bytes as if they had not been, whichever of them are', () => {
    fc.assert(
      fc.property(requests, (brought) => {
        const plain = brought.flatMap(([some, isChosen]) =>
          placesOf(some, isChosen).flatMap((place) => some[place] ?? []),
        );
        const packed = brought.map(([some, isChosen]) => ({
          packed: packMessages(some),
          places: placesOf(some, isChosen),
        }));
        expect(bytesOf(inParts(packed))).toBe(bytesOf(inOnePass([...plain])));
      }),
    );
  });

  it('are so too when there are many, and a few of them are not in plain letters', () => {
    const many = Array.from({ length: 500 }, (_, n) => {
      return { key: `k-${n}`, value: n % 150 === 40 ? 'Désa' : 'desa', headers: { ce_id: String(n), ce_type: 't' } };
    });
    expect(bytesOf(inParts([all(many)]))).toBe(bytesOf(inOnePass(many)));
  });

  it('count for the client as many as they are, since it reckons the next sequence number from that', () => {
    const some = Array.from({ length: 50 }, (_, n) => ({ key: `k-${n}`, value: 'v', headers: {} }));
    const [topic] = requestOf(inParts([all(some)])).topicData;
    const lengths = topic?.partitions.map((partition) => partition.messages.length) ?? [];
    expect(lengths).toHaveLength(PARTITIONS);
    expect(lengths.reduce((sum, length) => sum + length)).toBe(50);
  });

  it('are never sent by the client’s own writer, which cannot write them', () => {
    const packed = requestOf(inParts([all([{ key: 'k', value: 'v', headers: {} }])]));
    for (const [version, more] of [
      [7, { compression: 1 }],
      [7, { transactionalId: 'x' }],
      [2, {}],
    ] as const) {
      expect(() => quickProtocol({ version })({ ...packed, ...more })).toThrow(/packed/);
    }
  });
});

describe('portions of what is sent', () => {
  const large = (count: number, of: string): ChosenMessages =>
    all(Array.from({ length: count }, (_, n) => ({ key: `${n}`, value: of.repeat(500), headers: { ce_id: `${n}` } })));

  it('are one for neighbours that a broker takes together, and none for nothing', () => {
    const chosen = [large(20, 'a'), large(30, 'b')];
    expect(portionsOf(chosen, 900_000)).toEqual([chosen]);
    expect(portionsOf([], 900_000)).toEqual([]);
  });

  it('hold all in order, each no more than it may, however large all are together', () => {
    const chosen = [large(1_000, '字'), large(300, 'b')];
    const portions = portionsOf(chosen, 100_000);
    expect(portions.length).toBeGreaterThan(10);
    for (const { packed, places } of chosen) {
      const sent = portions.flat().filter((part) => part.packed === packed);
      expect(sent.flatMap((part) => part.places)).toEqual(places);
    }
    for (const portion of portions) {
      const sizes = portion.flatMap(({ packed: { ends }, places }) =>
        places.map((place) => (ends[place] ?? 0) - (ends[place - 1] ?? 0)),
      );
      expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(100_000);
    }
  });

  it('take one that is larger than it may be alone', () => {
    expect(portionsOf([large(3, 'a')], 10).map((portion) => portion.flatMap(({ places }) => places))).toEqual([
      [0],
      [1],
      [2],
    ]);
  });
});
