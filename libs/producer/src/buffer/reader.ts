import { open } from 'node:fs/promises';
import type { Position } from './cursor.js';
import { segmentFile } from './folder.js';
import { unframed } from './frame.js';

export interface Stored {
  /** Undefined when the disk damaged it. */
  readonly json: string | undefined;
  /** The line as it lies on disk. */
  readonly line: string;
  /** Where the next one begins. */
  readonly next: Position;
}

const LINE_FEED = 0x0a;

const readBytes = async (file: string, from: number, to: number): Promise<Buffer> => {
  const handle = await open(file, 'r');
  try {
    const bytes = Buffer.allocUnsafe(to - from);
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};

const linesOf = (bytes: Buffer, { segment, offset }: Position): Stored[] => {
  const found: Stored[] = [];
  for (let from = 0; ;) {
    const end = bytes.indexOf(LINE_FEED, from);
    // What has no line feed was torn by a crash: nobody was told that it is safe.
    if (end === -1) return found;
    const line = bytes.subarray(from, end);
    from = end + 1;
    found.push({ json: unframed(line), line: line.toString('utf8'), next: { segment, offset: offset + from } });
  }
};

interface Span {
  readonly folder: string;
  readonly from: Position;
  /** Where the segment ends. */
  readonly end: number;
  /** Most bytes at once; more than any line has. */
  readonly most: number;
}

/** The whole lines of a segment from a place on. */
export async function readSegment({ folder, from, end, most }: Span): Promise<Stored[]> {
  const to = Math.min(end, from.offset + most);
  if (to <= from.offset) return [];
  const bytes = await readBytes(segmentFile(folder, from.segment), from.offset, to);
  const found = linesOf(bytes, from);
  if (found.length > 0 || to === end) return found;
  // More than a line without a line feed, and more behind it: this is damage, and what follows must not wait for ever.
  return [{ json: undefined, line: bytes.toString('latin1'), next: { segment: from.segment, offset: to } }];
}
