import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ExpectedFailure } from './failure.js';
import { guardianPid } from './guardian.js';
import { birthOf } from './process-birth.js';
import type { Progress } from './progress.js';
import { waitUntil } from './wait.js';

interface Holder {
  pid: number;
  birth: string | undefined;
}

interface Lock {
  launcher: Holder;
  /** Lives on after a crash of the launcher, until all that it started has ended. */
  guardian: Holder;
}

const isAlive = ({ pid, birth }: Holder): boolean => birth !== undefined && birthOf(pid) === birth;
const holder = (pid: number): Holder => ({ pid, birth: birthOf(pid) });

const read = async (file: string): Promise<Lock | undefined> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Lock;
  } catch {
    return undefined;
  }
};

/** Linked from a finished file, so that nobody ever reads half a lock; false when there is one already. */
const place = async (file: string, lock: Lock): Promise<boolean> => {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, JSON.stringify(lock));
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

/**
 * Keeps a second program out of the data folder for as long as this one runs, or what it started.
 * After a crash, waits until what the crashed one had started is gone.
 *
 * @throws ExpectedFailure when another program runs with this folder
 */
export const lockDataDir = async (dataDir: string, progress: Progress): Promise<void> => {
  const folder = resolve(dataDir);
  const file = join(folder, 'lock');
  await mkdir(folder, { recursive: true });
  const lock: Lock = { launcher: holder(process.pid), guardian: holder(guardianPid()) };
  while (!(await place(file, lock))) {
    const other = await read(file);
    if (other !== undefined && isAlive(other.launcher)) {
      throw new ExpectedFailure(
        `The platform already runs with its data in ${folder} (process ${other.launcher.pid}). End that one first.`,
      );
    }
    if (other !== undefined && isAlive(other.guardian)) {
      await progress.step('Wait for the last run to end', () => waitUntil(() => !isAlive(other.guardian), 90_000));
    }
    await rm(file, { force: true });
  }
};
