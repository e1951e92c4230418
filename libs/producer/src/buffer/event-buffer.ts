import { readdir, rm, stat } from 'node:fs/promises';
import { BufferFull, BufferInUse, BufferUnwritable } from '../errors.js';
import { Appender, type SegmentSizes } from './appender.js';
import { isBefore, type Position, readCursor, writeCursor } from './cursor.js';
import { makeFolder, rejectedFile, segmentFile, segmentNumber } from './folder.js';
import { framed } from './frame.js';
import { type Lock, lock } from './lock.js';
import { readSegment, type Stored } from './reader.js';
import { RejectedEvents } from './rejected-events.js';

/** Far more than any event of the contract has. */
export const LARGEST_EVENT = 64 * 1024;
const LARGEST_SEGMENT = 8 * 1024 * 1024;

export interface BufferOptions {
  readonly folder: string;
  /** Most bytes that may wait on disk, with the rejected ones. */
  readonly maxBytes: number;
}

/**
 * Events on disk in the order in which they came, until they are answered: numbered files that are only appended to, and
 * are removed when everything in them has been answered.
 */
export class EventBuffer {
  readonly #appender: Appender;
  #cursor: Position;
  /** Bytes of lines that are being written. */
  #arriving = 0;

  private constructor(
    private readonly options: BufferOptions,
    private readonly held: Lock,
    readonly rejected: RejectedEvents,
    private readonly sizes: SegmentSizes,
    cursor: Position,
  ) {
    const { folder, maxBytes } = options;
    const [first = cursor.segment] = sizes.keys();
    this.#cursor = sizes.has(cursor.segment) ? cursor : { segment: first, offset: 0 };
    const segmentBytes = Math.min(LARGEST_SEGMENT, Math.ceil(maxBytes / 4));
    this.#appender = new Appender({
      ...{ folder, segmentBytes, sizes },
      next: Math.max(cursor.segment, ...sizes.keys()) + 1,
    });
  }

  /** @throws BufferInUse, BufferUnwritable */
  static async open(options: BufferOptions): Promise<EventBuffer> {
    const { folder } = options;
    const held = await lockedFolder(folder);
    try {
      const rejected = await RejectedEvents.open(rejectedFile(folder));
      return new EventBuffer(options, held, rejected, await segmentsIn(folder), await readCursor(folder));
    } catch (error) {
      await held.release();
      throw error;
    }
  }

  /** Bytes that wait to be sent. */
  get waitingBytes(): number {
    const onDisk = [...this.sizes.values()].reduce((sum, size) => sum + size, 0);
    return onDisk - (this.sizes.has(this.#cursor.segment) ? this.#cursor.offset : 0);
  }

  /**
   * Resolves when the event is safe on disk.
   * @throws BufferFull, BufferUnwritable
   */
  async append(json: string): Promise<void> {
    const line = framed(json);
    this.#arriving += line.length;
    try {
      if (!this.#hasRoom()) await this.#demandRoom();
      await this.#appender.append(line);
    } finally {
      this.#arriving -= line.length;
    }
  }

  /** Resolves when everything that was given so far is safe on disk or refused, with the place behind the last of it. */
  async settled(): Promise<Position | undefined> {
    await this.#appender.settled();
    return this.#appender.end;
  }

  /** The next events that have not been answered, of about `bytes` bytes. */
  async read(bytes: number): Promise<Stored[]> {
    for (const [segment, end] of this.sizes) {
      if (segment < this.#cursor.segment) continue;
      const from = segment === this.#cursor.segment ? this.#cursor : { segment, offset: 0 };
      const found = await readSegment({ folder: this.options.folder, from, end, most: bytes + 2 * LARGEST_EVENT });
      if (found.length > 0) return found;
    }
    return [];
  }

  /** Everything before `position` has been answered: the files before it are done with. */
  async advance(position: Position): Promise<void> {
    const { folder } = this.options;
    await writeCursor(folder, position);
    this.#cursor = position;
    for (const segment of [...this.sizes.keys()].filter((number) => number < position.segment)) {
      await rm(segmentFile(folder, segment), { force: true });
      this.sizes.delete(segment);
    }
  }

  isAnswered(position: Position): boolean {
    return !isBefore(this.#cursor, position);
  }

  async close(): Promise<void> {
    await this.#appender.close();
    await this.held.release();
  }

  #hasRoom(): boolean {
    return this.waitingBytes + this.#arriving + this.rejected.bytes <= this.options.maxBytes;
  }

  async #demandRoom(): Promise<void> {
    const rejected = await this.rejected.measure();
    if (this.#hasRoom()) return;
    throw new BufferFull(
      `The buffer in ${this.options.folder} is full: ${this.waitingBytes} bytes wait to be sent and rejected.jsonl has ${rejected}, of ${this.options.maxBytes} allowed (maxBytes). ` +
        'Find out why nothing is sent, or move rejected.jsonl away.',
    );
  }
}

/** @throws BufferInUse, BufferUnwritable */
async function lockedFolder(folder: string): Promise<Lock> {
  try {
    await makeFolder(folder);
    return await lock(folder);
  } catch (cause) {
    if (cause instanceof BufferInUse) throw cause;
    const why = (cause as Error).message;
    throw new BufferUnwritable(
      `The folder ${folder} cannot be made or written to: ${why}. Name another as bufferDir, or let this program write there.`,
      { cause },
    );
  }
}

/** Oldest first. */
async function segmentsIn(folder: string): Promise<SegmentSizes> {
  const numbers = (await readdir(folder)).map(segmentNumber).filter((number) => number !== undefined);
  const sizes = numbers
    .toSorted((left, right) => left - right)
    .map(async (number) => [number, (await stat(segmentFile(folder, number))).size] as const);
  return new Map(await Promise.all(sizes));
}
