import pg from 'pg';
import { provisionDatabases, serviceDatabase } from '../../local/databases.js';

/** Tells the bench's databases from others on the server. */
export const DATABASE_PREFIX = 'bench';

const options = (databaseUrl: string) => ({ databaseUrl, databasePrefix: DATABASE_PREFIX });

/** As the owner of service-metrics' tables. */
export const ownerUrl = (databaseUrl: string): string =>
  serviceDatabase('service-metrics', options(databaseUrl)).migrationUrl;

/** An empty database for service-metrics in place of the last run's. */
export const freshDatabase = async (databaseUrl: string): Promise<void> => {
  const name = new URL(ownerUrl(databaseUrl)).pathname.slice(1);
  await withDatabase(databaseUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  await provisionDatabases(options(databaseUrl));
};

export const withDatabase = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** The first number of the only row. */
export const numberOf = async (client: pg.Client, query: string): Promise<number> => {
  const { rows } = await client.query<{ number: string }>(`SELECT (${query}) AS number`);
  return Number(rows[0]?.number ?? 0);
};
