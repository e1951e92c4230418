import { givenAccount } from '../../local/kafka-client.js';

/** What the launcher says in the environment. */
export const STOCK = {
  brokers: (process.env.KAFKA_BROKERS ?? '').split(','),
  account: givenAccount(process.env),
  databaseUrl: process.env.DATABASE_URL ?? '',
  /** With the prefix of the environment. */
  topic: process.env.TOPIC ?? '',
  topicPrefix: process.env.TOPIC_PREFIX ?? '',
  group: process.env.GROUP ?? '',
  partitionsAtOnce: Number(process.env.PARTITIONS_AT_ONCE ?? '1'),
};
