import { ByteWriter } from './byte-writer.js';
import { hashOfBytes, hashOfKey } from './key-hash.js';
import type { Mould } from './message-mould.js';
import { plainContents } from './plain-records.js';
import type { PackedMessages } from './packed-part.js';
import { type ProducedMessage, RecordWriter } from './record-writer.js';

export type KeyedMessage = ProducedMessage & { readonly key: string };

/**
 * How many are written in one go. Few, so that messages and their texts are dead before the garbage collector comes by: it
 * would carry those of a whole request from one place to the other.
 */
const AT_ONCE = 32;

/** Packs messages one after the other. */
export class Packing {
  private readonly writer: ByteWriter;
  private readonly records: RecordWriter;
  private readonly ends: number[] = [];
  private readonly hashes: number[] = [];
  private waiting: KeyedMessage[] = [];

  /** @param room in bytes, that all will take, if it is known: memory that is outgrown has the garbage collector go through the whole heap */
  constructor(room?: number) {
    this.writer = new ByteWriter(room);
    this.records = new RecordWriter(this.writer);
  }

  add(message: KeyedMessage): void {
    this.hashes.push(hashOfKey(message.key));
    if (this.waiting.push(message) === AT_ONCE) this.write();
  }

  /** A message whose texts lie in `bytes`. */
  addLike(mould: Mould, bytes: Buffer): void {
    this.write();
    this.hashes.push(hashOfBytes(bytes, mould.key.at, mould.key.end));
    mould.write(this.writer, bytes);
    this.ends.push(this.writer.length);
  }

  /** All that were added, once, in memory of its own, which can be handed to another thread. */
  packed(): PackedMessages {
    this.write();
    const { writer, ends, hashes } = this;
    return { bytes: writer.handOver(), ends: Uint32Array.from(ends), hashes: Uint32Array.from(hashes) };
  }

  private write(): void {
    const { writer, ends, waiting } = this;
    if (waiting.length === 0) return;
    const plain = plainContents(waiting);
    const start = writer.length;
    if (plain) {
      writer.latin1(plain.text);
      for (const end of plain.ends) ends.push(start + end);
    } else {
      for (const message of waiting) {
        this.records.content(message);
        ends.push(writer.length);
      }
    }
    this.waiting = [];
  }
}
