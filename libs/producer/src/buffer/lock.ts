import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { BufferInUse } from '../errors.js';
import { lockFile } from './folder.js';

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began; the system gives a pid again after a while. Null where it cannot be told. */
  readonly birth: string | null;
}

/**
 * Linux tells it in clock ticks since the system's start, as the 20th word after the program's name. A dead process that
 * nobody has cleared away yet (a zombie) has none: it sends no more.
 */
const birthOf = (pid: number): string | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state = '', ...words] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return 'ZX'.includes(state) ? null : (words[18] ?? null);
  } catch {
    return null;
  }
};

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const self = (): Holder => ({ pid: process.pid, host: hostname(), birth: birthOf(process.pid) });

const read = async (file: string): Promise<Holder | undefined> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
};

/** Linked from a finished file, so that nobody ever reads half a lock; false when there is one already. */
const place = async (file: string): Promise<boolean> => {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(self()));
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    await rm(draft, { force: true });
  }
};

const sameHolder = (left: Holder | undefined, right: Holder | undefined): boolean =>
  left?.pid === right?.pid && left?.host === right?.host && left?.birth === right?.birth;

/**
 * Takes the lock of a dead process away. Between the look and the taking another may have done so and locked for itself:
 * what was taken is then put back.
 */
const clear = async (file: string, dead: Holder | undefined): Promise<void> => {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  try {
    if (!sameHolder(await read(aside), dead)) await link(aside, file);
  } finally {
    await rm(aside, { force: true });
  }
};

const refusal = (holder: Holder, file: string): BufferInUse | undefined => {
  if (holder.host !== hostname()) {
    return new BufferInUse(
      `Process ${holder.pid} on ${holder.host} has this buffer. If it no longer runs, remove ${file} and start again.`,
    );
  }
  const { pid, birth } = holder;
  const lives = birth === null ? exists(pid) : birthOf(pid) === birth;
  return lives ? new BufferInUse(`Process ${pid} sends from this buffer already (${file}).`) : undefined;
};

export interface Lock {
  release(): Promise<void>;
}

/** @throws BufferInUse */
export async function lock(folder: string): Promise<Lock> {
  const file = lockFile(folder);
  while (!(await place(file))) {
    const holder = await read(file);
    const refused = holder && refusal(holder, file);
    if (refused) throw refused;
    await clear(file, holder);
  }
  return { release: () => rm(file, { force: true }) };
}
