import { ByteWriter } from './byte-writer.js';
import { hashOfKey } from './key-hash.js';
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
  private readonly writer = new ByteWriter();
  private readonly records = new RecordWriter(this.writer);
  private readonly ends: number[] = [];
  private readonly hashes: number[] = [];
  private waiting: KeyedMessage[] = [];

  add(message: KeyedMessage): void {
    this.hashes.push(hashOfKey(message.key));
    if (this.waiting.push(message) === AT_ONCE) this.write();
  }

  /** All that were added, in memory of its own, which can be handed to another thread. */
  packed(): PackedMessages {
    this.write();
    const { writer, ends, hashes } = this;
    return { bytes: new Uint8Array(writer.bytes), ends: Uint32Array.from(ends), hashes: Uint32Array.from(hashes) };
  }

  private write(): void {
    const { writer, ends, waiting } = this;
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
