import { readFile, rename, writeFile } from 'node:fs/promises';
import { cursorFile } from './folder.js';

/** A place between two records. */
export interface Position {
  readonly segment: number;
  readonly offset: number;
}

export const isBefore = (left: Position, right: Position): boolean =>
  left.segment === right.segment ? left.offset < right.offset : left.segment < right.segment;

const START: Position = { segment: 0, offset: 0 };

/** The beginning when there is none, or none that can be read: what was answered already is then sent twice, not lost. */
export async function readCursor(folder: string): Promise<Position> {
  try {
    const { segment, offset } = JSON.parse(await readFile(cursorFile(folder), 'utf8')) as Partial<Position>;
    return Number.isSafeInteger(segment) && Number.isSafeInteger(offset)
      ? { segment: segment ?? 0, offset: offset ?? 0 }
      : START;
  } catch {
    return START;
  }
}

/** Not forced to disk, for the same reason. */
export async function writeCursor(folder: string, position: Position): Promise<void> {
  const draft = `${cursorFile(folder)}.new`;
  await writeFile(draft, JSON.stringify(position));
  await rename(draft, cursorFile(folder));
}
