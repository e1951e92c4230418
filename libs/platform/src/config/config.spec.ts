import type { ServiceDefinition } from '../service-definition.js';
import { readHttpConfig, readServiceConfig } from './config.js';
import { SettingsError } from './settings.js';

const definition: ServiceDefinition = {
  name: 'appraisal',
  module: class {},
  messages: {},
  entities: [],
  migrations: [],
};

const enough = {
  PORT: '8093',
  DATABASE_URL: 'postgres://run:secret@127.0.0.1:5432/appraisal',
  KAFKA_BROKERS: '127.0.0.1:9092, [::1]:9093',
};

const complaint = (env: Record<string, string>): string => {
  try {
    readServiceConfig(definition, env);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return '';
};

describe('The configuration of a service', () => {
  it('takes what the environment says, and safe defaults for the rest', () => {
    expect(readServiceConfig(definition, enough)).toEqual({
      host: '127.0.0.1',
      port: 8093,
      logLevel: 'info',
      production: false,
      databaseUrl: enough.DATABASE_URL,
      migrationDatabaseUrl: undefined,
      databasePool: 10,
      kafka: { brokers: ['127.0.0.1:9092', '[::1]:9093'], topicPrefix: '' },
    });
    expect(readServiceConfig(definition, { ...enough, NODE_ENV: 'production' }).production).toBe(true);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readServiceConfig(definition, { ...enough, DATABASE_POOL: '', TOPIC_PREFIX: ' ' })).toMatchObject({
      databasePool: 10,
      kafka: { topicPrefix: '' },
    });
  });

  it('goes to Kafka with an account that is named in full, and with the tools that make others', () => {
    const account = { KAFKA_USERNAME: 'appraisal', KAFKA_PASSWORD: 'p4ss' };
    expect(readServiceConfig(definition, { ...enough, ...account, KAFKA_TOOLS: '/opt/kafka/libs/*' })).toMatchObject({
      kafka: { account: { username: 'appraisal', password: 'p4ss' } },
      kafkaTools: { java: 'java', classPath: '/opt/kafka/libs/*' },
    });
    expect(complaint({ ...enough, KAFKA_USERNAME: 'appraisal' })).toContain('KAFKA_PASSWORD');
    expect(complaint({ ...enough, KAFKA_TOOLS: '/opt/kafka/libs/*' })).toContain('KAFKA_USERNAME');
    expect(complaint({ ...enough, ...account, KAFKA_PASSWORD: 'wrong "secret"' })).not.toContain('secret');
    expect(complaint({ ...enough, KAFKA_AUTHORITY_FILE: '/nowhere.crt' })).toContain('KAFKA_AUTHORITY_FILE');
  });

  it('says all that is missing at once, in one line, with examples', () => {
    expect(complaint({})).toBe(
      [
        'PORT is not set: a whole number from 0 to 65535 is needed, for example PORT=3001',
        'DATABASE_URL is not set: a PostgreSQL URL with user, host and database is needed, ' +
          'for example DATABASE_URL=postgres://appraisal:secret@127.0.0.1:5432/appraisal',
        'KAFKA_BROKERS is not set: a list of Kafka brokers, host:port separated by commas, is needed, ' +
          'for example KAFKA_BROKERS=127.0.0.1:9092',
      ].join('; '),
    );
  });

  it.each([
    ['PORT', '65536', 'PORT is "65536"'],
    ['PORT', '80a', 'PORT is "80a"'],
    ['HOST', 'a b', 'HOST is "a b"'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL is "loud": one of trace, debug, info, warn, error, fatal, silent is needed'],
    ['NODE_ENV', 'prod', 'NODE_ENV is "prod": one of development, test, production is needed'],
    ['DATABASE_POOL', '1', 'DATABASE_POOL is "1": a whole number from 2 to 200 is needed'],
    ['KAFKA_BROKERS', 'kafka', 'KAFKA_BROKERS is "kafka"'],
    ['TOPIC_PREFIX', 'a/b', 'TOPIC_PREFIX is "a/b"'],
  ])('refuses %s=%s', (variable, value, expected) => {
    expect(complaint({ ...enough, [variable]: value })).toContain(expected);
  });

  it.each(['mysql://a:secret@b/c', 'postgres://a:secret@b', 'a secret'])(
    'never repeats a database URL, which holds a password: %s',
    (value) => {
      const said = complaint({ ...enough, MIGRATION_DATABASE_URL: value });
      expect(said).toContain('MIGRATION_DATABASE_URL cannot be read');
      expect(said).not.toContain(value);
    },
  );

  it('asks a service without a database for nothing but its address', () => {
    const stateless = { name: 'gateway', database: false, module: class {}, messages: {}, port: 8080 } as const;
    expect(readHttpConfig(stateless, {})).toEqual({
      host: '127.0.0.1',
      port: 8080,
      logLevel: 'info',
      production: false,
    });
  });
});
