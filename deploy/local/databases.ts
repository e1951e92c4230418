import { createHmac } from 'node:crypto';
import pg from 'pg';
import { ExpectedFailure } from './failure.js';
import { DATABASE_SERVICES, type ServiceName } from './service-names.js';

export interface DatabasesOptions {
  /** The administrator's: a superuser, or a role that may make databases and roles. */
  databaseUrl: string;
  /** Begins each database's and role's name, so that several sets can live on one server; default `teladan`. */
  databasePrefix?: string;
}

export interface ServiceDatabase {
  /** For running: reads and writes rows, changes no table. */
  url: string;
  /** For migrations: owns the database. */
  migrationUrl: string;
}

interface Role {
  name: string;
  password: string;
}

interface Plan {
  database: string;
  migrate: Role;
  run: Role;
}

/** Derived rather than stored: whoever knows the secret makes the same passwords again. */
const derivePassword = (databaseUrl: string, role: string): string => {
  const secret = process.env.DATABASE_ROLE_SECRET ?? decodeURIComponent(new URL(databaseUrl).password);
  if (secret === '') {
    throw new ExpectedFailure('DATABASE_URL has no password to derive the services’ from: set DATABASE_ROLE_SECRET.');
  }
  return createHmac('sha256', secret).update(role).digest('base64url');
};

const planFor = (service: ServiceName, { databaseUrl, databasePrefix = 'teladan' }: DatabasesOptions): Plan => {
  if (!/^[a-z][a-z0-9_]{0,30}$/.test(databasePrefix)) {
    throw new ExpectedFailure(
      `DATABASE_PREFIX must be up to 31 small letters, digits and underscores, but is "${databasePrefix}".`,
    );
  }
  const database = `${databasePrefix}_${service.replaceAll('-', '_')}`;
  const role = (name: string): Role => ({ name, password: derivePassword(databaseUrl, name) });
  return { database, migrate: role(`${database}_migrate`), run: role(`${database}_run`) };
};

const urlAs = (databaseUrl: string, database: string, role: Role): string => {
  const url = new URL(databaseUrl);
  url.username = role.name;
  url.password = role.password;
  url.pathname = `/${database}`;
  return url.href;
};

export const serviceDatabase = (service: ServiceName, options: DatabasesOptions): ServiceDatabase => {
  const { database, migrate, run } = planFor(service, options);
  return {
    url: urlAs(options.databaseUrl, database, run),
    migrationUrl: urlAs(options.databaseUrl, database, migrate),
  };
};

const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const exists = async (client: pg.Client, catalogue: 'pg_roles' | 'pg_database', name: string): Promise<boolean> => {
  const column = catalogue === 'pg_roles' ? 'rolname' : 'datname';
  return (await client.query(`SELECT FROM ${catalogue} WHERE ${column} = $1`, [name])).rowCount === 1;
};

const makeRole = async (client: pg.Client, { name, password }: Role): Promise<void> => {
  const verb = (await exists(client, 'pg_roles', name)) ? 'ALTER' : 'CREATE';
  await client.query(`${verb} ROLE ${name} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
};

const makeDatabase = async (client: pg.Client, { database, migrate, run }: Plan): Promise<void> => {
  await makeRole(client, migrate);
  await makeRole(client, run);
  if (await exists(client, 'pg_database', database)) return;
  const { rows } = await client.query<{ rolsuper: boolean }>(
    'SELECT rolsuper FROM pg_roles WHERE rolname = current_user',
  );
  // Only who may become the owner may give it a database; a superuser may anyway.
  if (rows[0]?.rolsuper !== true) await client.query(`GRANT ${migrate.name} TO CURRENT_USER WITH SET TRUE`);
  await client.query(`CREATE DATABASE ${database} OWNER ${migrate.name}`);
};

/** Said by the owner in its own database, so that the administrator needs no right there. */
const GRANTS = ({ database, run }: Plan): string => `
  REVOKE ALL ON DATABASE ${database} FROM PUBLIC;
  GRANT CONNECT ON DATABASE ${database} TO ${run.name};
  GRANT USAGE ON SCHEMA public TO ${run.name};
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${run.name};
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${run.name};
  ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${run.name};
  ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO ${run.name};`;

const OLDEST_SERVER = 160_000;

/** The same number in every run, so that two runs at once take turns. */
const TURN = 7_351_207;

const makeDatabases = async (plans: readonly Plan[], client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ version: number }>(
    "SELECT current_setting('server_version_num')::int AS version",
  );
  if ((rows[0]?.version ?? 0) < OLDEST_SERVER) throw new ExpectedFailure('PostgreSQL must be 16 or later.');
  await client.query('SELECT pg_advisory_lock($1)', [TURN]);
  for (const plan of plans) await makeDatabase(client, plan);
};

/**
 * Makes each service's database and its two roles. Running it again changes nothing but brings passwords and rights back
 * to what they should be.
 *
 * @throws ExpectedFailure when PostgreSQL does not answer, is too old, or refuses
 */
export const provisionDatabases = async (options: DatabasesOptions): Promise<void> => {
  const { databaseUrl } = options;
  const plans = DATABASE_SERVICES.map((service) => planFor(service, options));
  try {
    await withClient(databaseUrl, (client) => makeDatabases(plans, client));
    for (const plan of plans) {
      await withClient(urlAs(databaseUrl, plan.database, plan.migrate), (client) => client.query(GRANTS(plan)));
    }
  } catch (error) {
    if (error instanceof ExpectedFailure) throw error;
    const { host } = new URL(databaseUrl);
    throw new ExpectedFailure(`The databases could not be made on PostgreSQL at ${host}: ${(error as Error).message}`);
  }
};
