import fc from 'fast-check';
import kafkajs from 'kafkajs';
import { keyPartitioner } from './partitioner.js';

const partitions = (count: number): kafkajs.PartitionMetadata[] =>
  Array.from({ length: count }, (_, partitionId) => ({
    partitionId,
    leader: 1,
    replicas: [],
    isr: [],
    partitionErrorCode: 0,
  }));

describe('the partition of a key', () => {
  it('is the one that the Kafka client’s own partitioner picks, whatever the key', () => {
    const [ours, theirs] = [keyPartitioner(), kafkajs.Partitioners.DefaultPartitioner()];
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.integer({ min: 1, max: 50 }), (key, count) => {
        const args = { topic: 't', partitionMetadata: partitions(count), message: { key, value: null } };
        expect(ours(args)).toBe(theirs(args));
      }),
      { numRuns: 2_000 },
    );
  });
});
