import { createRequire } from 'node:module';
import fc from 'fast-check';
import type kafkajs from 'kafkajs';
import { inOnePass } from './one-pass.js';
import { keyPartitioner } from './partitioner.js';

interface Sending {
  readonly topic: string;
  readonly partitionMetadata: readonly object[];
  readonly messages: readonly kafkajs.Message[];
  readonly partitioner: ReturnType<typeof keyPartitioner>;
}

type Group = (sending: Sending) => Readonly<Record<string, readonly kafkajs.Message[]>>;

const clientsOwn = createRequire(import.meta.url)('kafkajs/src/producer/groupMessagesPerPartition.js') as Group;

const grouped = (messages: readonly kafkajs.Message[]) =>
  clientsOwn({ topic: 't', partitionMetadata: [{}, {}, {}, {}], messages, partitioner: keyPartitioner() });

describe('messages that are grouped in one pass', () => {
  it('lie in the partitions and in the order in which the Kafka client puts them', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ key: fc.string(), value: fc.string() })), (messages) => {
        expect(grouped(inOnePass([...messages]))).toEqual(grouped(messages));
      }),
    );
  });
});
