import { givenAccount, kafkaClient } from '../../local/kafka-client.js';

/**
 * kafkajs alone: takes `EVENTS` messages of a topic, batch by batch, commits the offset of each batch, and does nothing with
 * them. Prints messages per second, from the moment at which its partitions are its own.
 */
const main = async (): Promise<void> => {
  const { KAFKA_BROKERS = '', TOPIC = '', GROUP = '', EVENTS = '' } = process.env;
  const kafka = kafkaClient({ kafkaBrokers: KAFKA_BROKERS, kafkaAccount: givenAccount(process.env) });
  const consumer = kafka.consumer({ groupId: GROUP, maxWaitTimeInMs: 1_000, allowAutoTopicCreation: false });
  await consumer.connect();
  await consumer.subscribe({ topics: [TOPIC], fromBeginning: true });
  let began = performance.now();
  consumer.on(consumer.events.GROUP_JOIN, () => {
    began = performance.now();
  });
  let taken = 0;
  await consumer.run({
    autoCommit: false,
    partitionsConsumedConcurrently: 4,
    eachBatch: async (payload) => {
      const { batch } = payload;
      const { topic, partition } = batch;
      const offset = String(Number(batch.lastOffset()) + 1);
      await payload.commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset }] }] });
      taken += batch.messages.length;
      if (taken < Number(EVENTS)) return;
      const perSecond = taken / ((performance.now() - began) / 1000);
      process.stdout.write(`${JSON.stringify({ perSecond })}\n`, () => process.exit());
    },
  });
};

await main();
