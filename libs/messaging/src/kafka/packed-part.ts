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
  length = 0;
  private readonly sources: { readonly packed: PackedMessages; readonly places: number[] }[] = [];

  add(packed: PackedMessages, place: number): void {
    const last = this.sources.at(-1);
    if (last?.packed === packed) last.places.push(place);
    else this.sources.push({ packed, places: [place] });
    this.bytes += sizeOf(packed, place);
    this.length += 1;
  }

  write(writer: ByteWriter): void {
    let index = 0;
    for (const { packed, places } of this.sources) {
      const { buffer, byteOffset, byteLength } = packed.bytes;
      const bytes = Buffer.from(buffer, byteOffset, byteLength);
      for (const place of places) {
        writer.record(index, bytes, startOf(packed, place), packed.ends[place] ?? 0);
        index += 1;
      }
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
