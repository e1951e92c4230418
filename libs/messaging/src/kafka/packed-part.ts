import type { ByteWriter } from './byte-writer.js';

/**
 * Messages as Kafka's record batches hold them, so that thousands of them are a few pieces of memory: they can go from one
 * thread to another, and wait, without any work for the garbage collector.
 */
export interface PackedMessages {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each ends in `bytes`. */
  readonly ends: Uint32Array<ArrayBuffer>;
  /** Of each one's key, which its partition follows from. */
  readonly hashes: Uint32Array<ArrayBuffer>;
}

/** Some of the messages that were packed together. */
export interface ChosenMessages {
  readonly packed: PackedMessages;
  /** From 0, in order. */
  readonly places: readonly number[];
}

const startOf = ({ ends }: PackedMessages, place: number): number => (place === 0 ? 0 : (ends[place - 1] ?? 0));
const sizeOf = (packed: PackedMessages, place: number): number => (packed.ends[place] ?? 0) - startOf(packed, place);

/** Messages of one partition. */
export class PackedPart {
  bytes = 0;
  private readonly sources: { readonly packed: PackedMessages; readonly bytes: Buffer }[] = [];
  /** For each message which of the sources it is in, and where. */
  private readonly messages: number[] = [];

  get length(): number {
    return this.messages.length / 2;
  }

  add(packed: PackedMessages, place: number): void {
    if (this.sources.at(-1)?.packed !== packed) {
      const { buffer, byteOffset, byteLength } = packed.bytes;
      this.sources.push({ packed, bytes: Buffer.from(buffer, byteOffset, byteLength) });
    }
    this.messages.push(this.sources.length - 1, place);
    this.bytes += sizeOf(packed, place);
  }

  write(writer: ByteWriter): void {
    const { sources, messages, length } = this;
    for (let index = 0; index < length; index += 1) {
      const source = sources[messages[2 * index] ?? 0];
      const place = messages[2 * index + 1] ?? 0;
      if (source) writer.record(index, source.bytes, startOf(source.packed, place), source.packed.ends[place] ?? 0);
    }
  }
}

/** In order, in portions of at most so many bytes. */
export function portionsOf(chosen: readonly ChosenMessages[], mostBytes: number): ChosenMessages[][] {
  const portions: ChosenMessages[][] = [];
  let room = 0;
  for (const { packed, places } of chosen) {
    let part: number[] = [];
    let isOpen = false;
    for (const place of places) {
      const size = sizeOf(packed, place);
      if (portions.length === 0 || size > room) {
        portions.push([]);
        room = mostBytes;
        isOpen = false;
      }
      if (!isOpen) portions.at(-1)?.push({ packed, places: (part = []) });
      isOpen = true;
      part.push(place);
      room -= size;
    }
  }
  return portions;
}

/** By partition, of so many. */
export function partsOf(chosen: readonly ChosenMessages[], partitions: number): Map<number, PackedPart> {
  const parts = new Map<number, PackedPart>();
  for (const { packed, places } of chosen) {
    for (const place of places) {
      const partition = (packed.hashes[place] ?? 0) % partitions;
      let part = parts.get(partition);
      if (part === undefined) parts.set(partition, (part = new PackedPart()));
      part.add(packed, place);
    }
  }
  return parts;
}
