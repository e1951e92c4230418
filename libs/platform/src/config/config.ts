import type { AnyDefinition } from '../service-definition.js';
import { choiceSetting, databaseSetting, optional, patternSetting, secretSetting, wholeSetting } from './kinds.js';
import { kafkaConfig, type KafkaConfig, kafkaSettings } from './kafka-config.js';
import { readSettings } from './settings.js';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface HttpConfig {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly logLevel: LogLevel;
  readonly production: boolean;
  /** What city IT shows at its doors; without it nobody passes them. */
  readonly administratorToken?: string | undefined;
}

export interface ServiceConfig extends HttpConfig, KafkaConfig {
  /** The running role, which has rights on rows only. */
  readonly databaseUrl: string;
  /** The role that owns the tables; when given, migrations run at start. */
  readonly migrationDatabaseUrl?: string | undefined;
  /** Most connections at once. */
  readonly databasePool: number;
}

const httpSettings = (port: number | undefined) => ({
  host: patternSetting('HOST', {
    pattern: /^[A-Za-z0-9.:-]+$/,
    expected: 'an address to listen on',
    example: '0.0.0.0',
    fallback: { value: '127.0.0.1' },
  }),
  port: wholeSetting('PORT', {
    min: 0,
    max: 65535,
    example: port ?? 3001,
    ...(port !== undefined && { fallback: { value: port } }),
  }),
  logLevel: choiceSetting('LOG_LEVEL', { choices: LOG_LEVELS, fallback: { value: 'info' } }),
  environment: choiceSetting('NODE_ENV', {
    choices: ['development', 'test', 'production'],
    fallback: { value: 'development' },
  }),
  administratorToken: optional(secretSetting('ADMINISTRATOR_TOKEN')),
});

const serviceSettings = {
  databaseUrl: databaseSetting('DATABASE_URL'),
  migrationDatabaseUrl: optional(databaseSetting('MIGRATION_DATABASE_URL')),
  databasePool: wholeSetting('DATABASE_POOL', { min: 2, max: 200, example: 10, fallback: { value: 10 } }),
  ...kafkaSettings,
};

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws SettingsError */
export function readHttpConfig(definition: AnyDefinition, env: Environment): HttpConfig {
  const { environment, ...http } = readSettings(httpSettings(definition.port), env);
  return { ...http, production: environment === 'production' };
}

/** @throws SettingsError */
export function readServiceConfig(definition: AnyDefinition, env: Environment): ServiceConfig {
  const { environment, ...read } = readSettings({ ...httpSettings(definition.port), ...serviceSettings }, env);
  const { databaseUrl, migrationDatabaseUrl, databasePool, host, port, logLevel, administratorToken, ...kafka } = read;
  return {
    ...{ host, port, logLevel, administratorToken, production: environment === 'production' },
    ...{ databaseUrl, migrationDatabaseUrl, databasePool },
    ...kafkaConfig(kafka),
  };
}
