import { type FileHandle, open } from 'node:fs/promises';
import { BufferUnwritable } from '../errors.js';
import type { Position } from './cursor.js';
import { segmentFile, syncFolder } from './folder.js';

interface Waiting {
  readonly line: Buffer;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

interface OpenSegment {
  readonly number: number;
  readonly handle: FileHandle;
}

/** Lines that are forced to disk by one call; those that come meanwhile are the next group. */
const MOST_AT_ONCE = 1000;

/** Number of a segment → bytes of it that are safe on disk; what lies behind may be half a line. Oldest first. */
export type SegmentSizes = Map<number, number>;

interface AppenderOptions {
  readonly folder: string;
  readonly segmentBytes: number;
  /** Kept up to date. */
  readonly sizes: SegmentSizes;
  /** Number of the segment that the first line begins: an old one may end in a torn line. */
  readonly next: number;
}

/** Writes lines to the newest segment; each is answered when it is safe on disk. */
export class Appender {
  readonly #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;
  #open: OpenSegment | undefined;
  #next: number;
  #broken: BufferUnwritable | undefined;
  #end: Position | undefined;

  constructor(private readonly options: AppenderOptions) {
    this.#next = options.next;
  }

  /** The place behind the last line that was written; undefined before the first. */
  get end(): Position | undefined {
    return this.#end;
  }

  /** Resolves when the line is safe on disk. @throws BufferUnwritable */
  append(line: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ line, resolve, reject });
      this.#writing ??= this.#writeAll();
    });
  }

  /** Everything that was given so far has been answered. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  async close(): Promise<void> {
    await this.settled();
    await this.#endSegment();
  }

  async #writeAll(): Promise<void> {
    // Whoever calls in the same turn is in the first group.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, MOST_AT_ONCE);
      try {
        await this.#write(Buffer.concat(group.map(({ line }) => line)));
        group.forEach(({ resolve }) => resolve());
      } catch (error) {
        group.forEach(({ reject }) => reject(error as Error));
      }
    }
    this.#writing = undefined;
  }

  async #write(lines: Buffer): Promise<void> {
    if (this.#broken) throw this.#broken;
    const { folder, sizes } = this.options;
    try {
      const { number, handle } = await this.#segment();
      await handle.appendFile(lines);
      await handle.datasync();
      const offset = (sizes.get(number) ?? 0) + lines.length;
      sizes.set(number, offset);
      this.#end = { segment: number, offset };
    } catch (cause) {
      await this.#takeBack();
      throw new BufferUnwritable(`The buffer in ${folder} cannot be written: ${(cause as Error).message}.`, { cause });
    }
  }

  async #segment(): Promise<OpenSegment> {
    const { folder, sizes, segmentBytes } = this.options;
    if (this.#open && (sizes.get(this.#open.number) ?? 0) >= segmentBytes) await this.#endSegment();
    if (this.#open) return this.#open;
    const number = this.#next;
    // Counted on first: a file whose making failed half-way is in nobody's way.
    this.#next += 1;
    this.#open = { number, handle: await open(segmentFile(folder, number), 'ax') };
    await syncFolder(folder);
    sizes.set(number, 0);
    return this.#open;
  }

  async #endSegment(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    await open?.handle.close();
  }

  /** Callers are told that their events were not taken, so what was written of them must not be sent. */
  async #takeBack(): Promise<void> {
    if (!this.#open) return;
    const { number, handle } = this.#open;
    try {
      await handle.truncate(this.options.sizes.get(number) ?? 0);
      // After a failed sync the system may have dropped pages of this file: it gets no more lines.
      await this.#endSegment();
    } catch (cause) {
      this.#broken = new BufferUnwritable(
        `The buffer in ${this.options.folder} cannot be written any more: mend the disk and start again.`,
        { cause },
      );
    }
  }
}
