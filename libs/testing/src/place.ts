import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { allTopics, departmentTopic, topicDefinition } from '#contracts';
import { MessagingSettings, TopicAdmin } from '#messaging';

/** A database and a topic prefix of a test file's own, on the run's Kafka and PostgreSQL. */
export interface Place {
  readonly databaseUrl: string;
  readonly brokers: readonly string[];
  readonly topicPrefix: string;
  remove(): Promise<void>;
}

const required = (variable: string): string => {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: integration tests run by "npm test", which starts a stack`);
  return value;
};

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: required('DATABASE_URL') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** `departments` are unit codes whose topics exist from the start. */
export async function makePlace(departments: readonly string[] = []): Promise<Place> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = new URL(required('DATABASE_URL'));
  url.pathname = `/${name}`;
  const brokers = required('KAFKA_BROKERS').split(',');
  const topicPrefix = `${name}.`;
  const admin = new TopicAdmin(new MessagingSettings('test', brokers, topicPrefix));
  await asAdmin(`CREATE DATABASE ${name}`);
  await admin.ensure([...allTopics(), ...departments.map((code) => topicDefinition(departmentTopic(code)))]);
  await admin.onApplicationShutdown();
  return {
    databaseUrl: url.href,
    brokers,
    topicPrefix,
    remove: () => asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}
