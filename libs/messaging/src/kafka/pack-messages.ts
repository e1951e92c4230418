import { ByteWriter } from './byte-writer.js';
import { hashOfKey } from './key-hash.js';
import { plainContents } from './plain-records.js';
import type { PackedMessages } from './packed-part.js';
import { type ProducedMessage, RecordWriter } from './record-writer.js';

export function packMessages(messages: readonly (ProducedMessage & { readonly key: string })[]): PackedMessages {
  const hashes = Uint32Array.from(messages, ({ key }) => hashOfKey(key));
  const plain = plainContents(messages);
  if (plain === undefined) return { ...written(messages), hashes };
  const bytes = Buffer.from(new ArrayBuffer(plain.text.length));
  bytes.write(plain.text, 'latin1');
  return { bytes: new Uint8Array(bytes.buffer), ends: plain.ends, hashes };
}

function written(messages: readonly ProducedMessage[]): Omit<PackedMessages, 'hashes'> {
  const writer = new ByteWriter();
  const records = new RecordWriter(writer);
  const ends = Uint32Array.from(messages, (message) => {
    records.content(message);
    return writer.length;
  });
  // In memory of its own, which can be handed to another thread.
  return { bytes: new Uint8Array(writer.bytes), ends };
}
