import { DataSource, type DataSourceOptions } from 'typeorm';
import { messagingMigrations } from '#messaging';
import type { ServiceConfig } from '../config/config.js';
import type { ServiceDefinition } from '../service-definition.js';

const CONNECT_MS = 5000;

const options = (definition: ServiceDefinition, url: string, poolSize: number): DataSourceOptions => ({
  type: 'postgres',
  url,
  poolSize,
  applicationName: `teladan-${definition.name}`,
  entities: [...definition.entities],
  migrations: [...messagingMigrations, ...definition.migrations],
  synchronize: false,
  migrationsRun: false,
  logging: false,
  // Without a limit a request would wait for ever for a connection while PostgreSQL is away.
  extra: { connectionTimeoutMillis: CONNECT_MS, keepAlive: true },
});

export const connectDatabase = (definition: ServiceDefinition, config: ServiceConfig): Promise<DataSource> =>
  new DataSource(options(definition, config.databaseUrl, config.databasePool)).initialize();

// Any number will do; it must be the same in each instance of a service.
const MIGRATION_LOCK = 8_152_026;

/**
 * Brings the tables up to date as the role that owns them. Instances that start at once take turns.
 * Leaves no connection open.
 */
export async function migrate(definition: ServiceDefinition, url: string): Promise<void> {
  const db = await new DataSource(options(definition, url, 2)).initialize();
  try {
    const turn = db.createQueryRunner();
    await turn.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await db.runMigrations({ transaction: 'each' });
    await turn.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await turn.release();
  } finally {
    await db.destroy();
  }
}
