import { createRequire } from 'node:module';

/** Far more than any event has. */
export const MOST_HEADERS = 100;

/** The name of a header that no sender can send by accident: it stands for those that were left out. */
export const TOO_MANY_HEADERS = '\0too-many-headers';

interface Header {
  readonly key: string;
  readonly value: Buffer | null;
}

interface Decoder {
  readVarInt(): number;
  readVarIntArray(read: (decoder: Decoder) => Header): Header[];
}

const { prototype } = createRequire(import.meta.url)('kafkajs/src/protocol/decoder') as { prototype: Decoder };

/**
 * The client copies all headers for each header: a hundred thousand of them, which fit into one message, would keep the
 * event loop busy until the watchdog ends the process, again and again, and with it the consumers of all departments. This is
 * the one list of this form in the protocol; each record has bytes of its own, so the rest need not be read.
 */
prototype.readVarIntArray = function (this: Decoder, read) {
  const length = this.readVarInt();
  const headers = Array.from({ length: Math.min(Math.max(length, 0), MOST_HEADERS) }, () => read(this));
  return length > MOST_HEADERS ? [...headers, { key: TOO_MANY_HEADERS, value: Buffer.alloc(0) }] : headers;
};
