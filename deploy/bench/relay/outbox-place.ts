import { randomBytes } from 'node:crypto';
import { AppraisalCompleted, topicDefinition } from '#contracts';
import { messagingMigrations } from '#messaging';
import type kafkajs from 'kafkajs';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { provisionTopics } from '../../local/topics.js';
import type { Ground } from '../ground.js';
import { kafkaClient } from '../../local/kafka-client.js';

/** A database with an outbox, and a topic each for the relay and for the raw producer, with the same partitions. */
export interface OutboxPlace {
  readonly databaseUrl: string;
  readonly database: pg.Client;
  readonly kafka: kafkajs.Kafka;
  readonly relayPrefix: string;
  readonly rawPrefix: string;
  /** Messages that a topic has, all partitions together. */
  sent(topicPrefix: string): Promise<number>;
  remove(): Promise<void>;
}

export const TOPIC = AppraisalCompleted.topic;

export const makeOutboxPlace = async (ground: Ground): Promise<OutboxPlace> => {
  const { databaseUrl } = ground;
  const name = `bench_${randomBytes(4).toString('hex')}`;
  const own = new URL(databaseUrl);
  own.pathname = `/${name}`;
  const kafka = kafkaClient(ground);
  const [relayPrefix, rawPrefix] = [`${name}.`, `${name}.raw.`];
  for (const topicPrefix of [relayPrefix, rawPrefix]) {
    await provisionTopics({ ...ground, topicPrefix, topics: [topicDefinition(TOPIC)] });
  }
  await asAdministrator(databaseUrl, `CREATE DATABASE ${name}`);
  await makeTables(own.href);
  const database = new pg.Client({ connectionString: own.href });
  const admin = kafka.admin();
  await Promise.all([database.connect(), admin.connect()]);
  return {
    databaseUrl: own.href,
    database,
    kafka,
    relayPrefix,
    rawPrefix,
    sent: async (topicPrefix) => {
      const ends = await admin.fetchTopicOffsets(topicPrefix + TOPIC);
      return ends.reduce((sum, { offset }) => sum + Number(offset), 0);
    },
    remove: async () => {
      await Promise.all([database.end(), admin.disconnect()]);
      await asAdministrator(databaseUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
};

const makeTables = async (url: string): Promise<void> => {
  const source = new DataSource({ type: 'postgres', url, migrations: messagingMigrations });
  await source.initialize();
  await source.runMigrations();
  await source.destroy();
};

const asAdministrator = async (url: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};
