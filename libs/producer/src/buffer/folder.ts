import { mkdir, open, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** The files of a buffer. */
const SEGMENT = /^(\d{12})\.log$/;

export const segmentFile = (folder: string, number: number): string =>
  join(folder, `${String(number).padStart(12, '0')}.log`);

/** Undefined for any other file. */
export const segmentNumber = (name: string): number | undefined => {
  const digits = SEGMENT.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
};

export const lockFile = (folder: string): string => join(folder, 'lock');

/** How far everything has been answered. */
export const cursorFile = (folder: string): string => join(folder, 'cursor');

/** Events that the platform will never take, with its reasons, for people to read. */
export const rejectedFile = (folder: string): string => join(folder, 'rejected.jsonl');

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/**
 * Makes a folder, and those above it that are not there. Not by `recursive`, which tries for ever where a folder that is
 * there takes no others and calls it ENOENT, as those below /proc do.
 */
export const makeFolder = async (folder: string): Promise<void> => {
  const path = resolve(folder);
  if (await isFolder(path)) return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  try {
    await mkdir(path);
  } catch (error) {
    // Another may have made it meanwhile.
    if (!(await isFolder(path))) throw error;
  }
};

/** Makes a new file's name survive a power cut. */
export const syncFolder = async (folder: string): Promise<void> => {
  // Windows knows no such thing and keeps names by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
