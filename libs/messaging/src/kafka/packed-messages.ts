import type kafkajs from 'kafkajs';
import { ByteWriter } from './byte-writer.js';
import { hashOfKey } from './key-hash.js';
import { plainContents } from './plain-records.js';
import { type ProducedMessage, RecordWriter } from './produce-request.js';

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

/** One of them, for the Kafka client. */
export interface PackedMessage extends kafkajs.Message {
  readonly hash: number;
  readonly content: Uint8Array;
}

export function packMessages(messages: readonly (ProducedMessage & { readonly key: string })[]): PackedMessages {
  const hashes = Uint32Array.from(messages, ({ key }) => hashOfKey(key));
  const plain = plainContents(messages);
  if (plain === undefined) return { ...written(messages), hashes };
  return { bytes: copied(Buffer.from(plain.text, 'latin1')), ends: plain.ends, hashes };
}

function written(messages: readonly ProducedMessage[]): Omit<PackedMessages, 'hashes'> {
  const writer = new ByteWriter();
  const records = new RecordWriter(writer);
  const ends = Uint32Array.from(messages, (message) => {
    records.content(message);
    return writer.length;
  });
  return { bytes: copied(writer.bytes), ends };
}

/** In memory of its own, which can be handed to another thread. */
const copied = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

/** Those at the given places, in order. */
export const unpacked = ({ bytes, ends, hashes }: PackedMessages, places: Iterable<number>): PackedMessage[] =>
  Array.from(places, (place) => ({
    value: null,
    hash: hashes[place] ?? 0,
    content: bytes.subarray(ends[place - 1] ?? 0, ends[place]),
  }));
