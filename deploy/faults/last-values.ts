import { randomUUID } from 'node:crypto';
import { connectKafka, type KafkaAccess, textHeader } from '#messaging';

/** What a compacted topic would keep: the sequence of the last message of each key. Reads the topic to its end. */
export async function lastValues(access: KafkaAccess, topic: string): Promise<Map<string, number>> {
  const kafka = connectKafka({ ...access, clientId: 'faults' });
  const admin = kafka.admin();
  await admin.connect();
  const left = new Map((await admin.fetchTopicOffsets(topic)).map(({ partition, high }) => [partition, Number(high)]));
  await admin.disconnect();
  const last = new Map<string, number>();
  const consumer = kafka.consumer({ groupId: `faults-${randomUUID()}`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  const isDone = (partition: number, next: number): boolean => {
    if (next >= (left.get(partition) ?? 0)) left.delete(partition);
    return left.size === 0;
  };
  for (const [partition, high] of left) isDone(partition, high === 0 ? 0 : -1);
  await new Promise<void>((resolve, reject) => {
    if (left.size === 0) return resolve();
    consumer
      .run({
        eachBatch: ({ batch }) => {
          for (const { key, headers } of batch.messages)
            last.set(key?.toString() ?? '', Number(textHeader(headers ?? {}, 'ce_sequence')));
          if (isDone(batch.partition, Number(batch.lastOffset()) + 1)) resolve();
          return Promise.resolve();
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  return last;
}
