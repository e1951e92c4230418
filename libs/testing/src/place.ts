import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { allTopics, departmentTopic, READERS, type Reader, topicDefinition } from '#contracts';
import { AclAdmin, type KafkaAccess, type KafkaAccount, rightsOfService, serviceAccount, TopicAdmin } from '#messaging';

/** A database and a topic prefix of a test file's own, on the run's Kafka and PostgreSQL. */
export interface Place {
  readonly databaseUrl: string;
  readonly topicPrefix: string;
  /** The administrator's, who may do everything. */
  readonly kafka: KafkaAccess;
  /** With a service's own account and rights; the administrator's where there is no service of this name. */
  kafkaOf(service: string): KafkaAccess;
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

const administrator = (): KafkaAccount => ({
  username: required('KAFKA_USERNAME'),
  password: required('KAFKA_PASSWORD'),
});

const SERVICES = ['personnel', ...(Object.keys(READERS) as Reader[])] as const;

/** `departments` are unit codes whose topics exist from the start. */
export async function makePlace(departments: readonly string[] = []): Promise<Place> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = new URL(required('DATABASE_URL'));
  url.pathname = `/${name}`;
  const topicPrefix = `${name}.`;
  const kafka = { brokers: required('KAFKA_BROKERS').split(','), topicPrefix, account: administrator() };
  const settings = { ...kafka, clientId: 'test' };
  const [admin, acl] = [new TopicAdmin(settings), new AclAdmin(settings)];
  await asAdmin(`CREATE DATABASE ${name}`);
  await admin.ensure([...allTopics(), ...departments.map((code) => topicDefinition(departmentTopic(code)))]);
  await acl.add(new Map(SERVICES.map((service) => [service, rightsOfService(service)])));
  await Promise.all([admin.onApplicationShutdown(), acl.close()]);
  return {
    databaseUrl: url.href,
    topicPrefix,
    kafka,
    kafkaOf: (service) => {
      const isOwn = SERVICES.some((name) => name === service);
      return isOwn ? { ...kafka, account: serviceAccount(service, kafka.account) } : kafka;
    },
    remove: () => asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}
