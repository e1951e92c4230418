import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const FILLER = 'filler';
const CHUNK = 1024 * 1024;

/** A file system of its own for a data folder, which can be filled to the last byte and freed. */
export interface SmallDisk {
  fill(): void;
  free(): void;
}

/** Undefined where this system does not let us mount one: it takes root's rights on Linux. Gone with this process. */
export const mountSmallDisk = (folder: string, megabytes: number): SmallDisk | undefined => {
  mkdirSync(folder, { recursive: true });
  const options = `size=${megabytes}m,mode=0711`;
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
  if (mounted.status !== 0) return undefined;
  process.once('exit', () => spawnSync('umount', ['--lazy', folder], { stdio: 'ignore' }));
  const filler = join(folder, FILLER);
  return { fill: () => fillUp(filler), free: () => rmSync(filler, { force: true }) };
};

const fillUp = (filler: string): void => {
  const file = openSync(filler, 'w');
  try {
    for (let size = CHUNK; size >= 1; size = Math.floor(size / 2)) writeUntilFull(file, Buffer.alloc(size));
  } finally {
    closeSync(file);
  }
};

const writeUntilFull = (file: number, chunk: Buffer): void => {
  for (;;) {
    try {
      writeSync(file, chunk);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return;
      throw error;
    }
  }
};
