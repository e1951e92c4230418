import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, readFile, readlink, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { logTail, startChild, type Child, type ChildOptions } from './children.js';
import { ExpectedFailure } from './failure.js';
import { findPrograms, prepareHome, serverOwner } from './postgres-home.js';
import { waitUntil } from './wait.js';

const READY_WITHIN_MS = 120_000;
const ADMINISTRATOR = 'postgres';

/** Sized for eight services on a small machine. fsync stays on: what was committed survives a power cut. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  // A socket's path may be too long in a deep folder, and every client comes by TCP anyway.
  unix_socket_directories: '',
  max_connections: 200,
  max_locks_per_transaction: 256,
  shared_buffers: '128MB',
  max_wal_size: '512MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  password_encryption: 'scram-sha-256',
};

/** The machine's locales may be absent or break initdb: PostgreSQL's own C.UTF-8 needs none. */
const INITDB_FLAGS = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

export interface PostgresOptions {
  /** The folder whose `postgres` folder holds the server's data, and which keeps the administrator's password. */
  dataDir: string;
  logDir: string;
  port: number;
}

export interface RunningPostgres {
  /** The administrator's. */
  url: string;
  process: Child;
}

/** @throws ExpectedFailure when there is a cluster whose password was lost */
const readOrMakePassword = async (file: string, cluster: string): Promise<string> => {
  if (!existsSync(file) && existsSync(cluster)) {
    throw new ExpectedFailure(
      `${file} is gone, and with it the way into the database: bring it back, or clear all data with "npm run reset".`,
    );
  }
  if (!existsSync(file)) await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return (await readFile(file, 'utf8')).trim();
};

/** A crash leaves postmaster.pid; when its pid has meanwhile passed to another program, PostgreSQL would refuse to start. */
const removeStalePid = async (cluster: string): Promise<void> => {
  const file = join(cluster, 'postmaster.pid');
  if (process.platform !== 'linux' || !existsSync(file)) return;
  const [pid] = (await readFile(file, 'utf8')).split('\n');
  const holder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  if (holder !== (await realpath(cluster))) await rm(file, { force: true });
};

/** Made aside and renamed, so that an interrupted initdb never looks like a cluster. */
const makeCluster = async (
  home: string,
  cluster: string,
  password: string,
  run: Omit<ChildOptions, 'name' | 'args'>,
): Promise<void> => {
  const aside = join(home, 'cluster.new');
  const passwordFile = join(home, 'initdb-password');
  await rm(aside, { recursive: true, force: true });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (run.uid !== undefined && run.gid !== undefined) await chown(passwordFile, run.uid, run.gid);
  const args = ['-D', aside, '-U', ADMINISTRATOR, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...INITDB_FLAGS];
  const initdb = await startChild({ ...run, name: 'initdb', args });
  const outcome = await initdb.ended;
  await rm(passwordFile, { force: true });
  if (outcome !== 'exit code 0') {
    throw new ExpectedFailure(`PostgreSQL's data could not be prepared (${outcome}):\n${logTail(run.logFile)}`);
  }
  await rename(aside, cluster);
};

/**
 * What the server of this pid writes beside its data, as `pg_ctl` reads it: a connection that is tried before is one more
 * FATAL in the log, and after a kill there would be hundreds.
 */
const saysReady = async (cluster: string, pid: number): Promise<boolean> => {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
  return lines[0] === String(pid) && lines[7]?.trim() === 'ready';
};

const isAnswering = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } finally {
    await client.end();
  }
};

/**
 * Starts PostgreSQL, makes its cluster when there is none, and waits until it answers.
 *
 * @throws ExpectedFailure with the last log lines when it ends before that or takes too long
 */
export const startPostgres = async ({ dataDir, logDir, port }: PostgresOptions): Promise<RunningPostgres> => {
  const owner = serverOwner();
  const home = await prepareHome(dataDir, owner);
  const programs = await findPrograms(owner);
  const cluster = join(home, 'cluster');
  const password = await readOrMakePassword(join(dataDir, 'postgres-password'), cluster);
  const common = {
    ...owner,
    cwd: home,
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    logFile: join(logDir, 'postgres.log'),
    stage: 'backing' as const,
  };

  if (!existsSync(cluster)) await makeCluster(home, cluster, password, { ...common, command: programs.initdb });
  await removeStalePid(cluster);
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = await startChild({
    ...common,
    name: 'postgres',
    command: programs.postgres,
    args: ['-D', cluster, '-p', String(port), ...settings],
    // "Fast" shutdown: SIGTERM would wait for every client to leave by itself.
    endSignal: 'SIGINT',
    graceMs: 20_000,
  });
  const url = `postgresql://${ADMINISTRATOR}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  const answers = async () => !child.isRunning() || ((await saysReady(cluster, child.pid)) && (await isAnswering(url)));
  const ready = await waitUntil(answers, READY_WITHIN_MS);
  if (ready && child.isRunning()) return { url, process: child };
  await child.kill();
  throw new ExpectedFailure(
    `PostgreSQL did not start. Its last log lines, from ${common.logFile}:\n${logTail(common.logFile)}`,
  );
};
