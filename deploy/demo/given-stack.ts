import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { PlatformOptions } from '../local/platform.js';
import { givenAccount, kafkaClient, type KafkaPlace } from '../local/kafka-client.js';

export type GivenStack = Required<
  Pick<PlatformOptions, 'kafkaBrokers' | 'databaseUrl' | 'topicPrefix' | 'databasePrefix'>
> &
  KafkaPlace;

/** A Kafka and a PostgreSQL that run already, when the environment names them, with names of our own on them. */
export const givenStack = (env: NodeJS.ProcessEnv): Partial<GivenStack> => {
  const { KAFKA_BROKERS, DATABASE_URL } = env;
  const own = `demo${randomBytes(4).toString('hex')}`;
  return {
    ...(KAFKA_BROKERS ? { kafkaBrokers: KAFKA_BROKERS, kafkaAccount: givenAccount(env) } : {}),
    ...(DATABASE_URL ? { databaseUrl: DATABASE_URL } : {}),
    ...(KAFKA_BROKERS && DATABASE_URL ? { topicPrefix: `${own}.`, databasePrefix: own } : {}),
  };
};

/** Removes what the demo has put there: topics, consumer groups, databases and roles. Nothing of others has our names. */
export const clearGivenStack = async (given: GivenStack): Promise<void> => {
  await Promise.all([clearKafka(given), clearPostgres(given)]);
};

const clearKafka = async ({ topicPrefix, ...place }: GivenStack): Promise<void> => {
  const admin = kafkaClient(place).admin();
  const isOurs = (name: string): boolean => name.startsWith(topicPrefix);
  await admin.connect();
  try {
    const { groups } = await admin.listGroups();
    const ourGroups = groups.map(({ groupId }) => groupId).filter(isOurs);
    if (ourGroups.length > 0) await admin.deleteGroups(ourGroups);
    const topics = (await admin.listTopics()).filter(isOurs);
    if (topics.length > 0) await admin.deleteTopics({ topics });
  } finally {
    await admin.disconnect();
  }
};

const clearPostgres = async ({ databaseUrl, databasePrefix }: GivenStack): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const names = async (sql: string): Promise<string[]> =>
      (await client.query<{ name: string }>(sql, [`${databasePrefix}_`])).rows.map(({ name }) => name);
    for (const name of await names('SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)'))
      await client.query(`DROP DATABASE ${client.escapeIdentifier(name)} WITH (FORCE)`);
    for (const name of await names('SELECT rolname AS name FROM pg_roles WHERE starts_with(rolname, $1)'))
      await client.query(`DROP ROLE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
};
