import { createRequire } from 'node:module';

/** The Kafka client's writer: what it has written is `offset` bytes of `buf`. */
interface Encoder {
  buf: Buffer;
  offset: number;
  writeEncoder: (this: Encoder, value: { readonly buf: Buffer; readonly buffer: Buffer }) => Encoder;
}

interface EncoderClass {
  readonly prototype: Encoder;
}

/** What the client writes before a request: its size, kind and number, and the client's id. */
const ROOM = 512;
const NOTHING = new Uint8Array(ROOM);

/** For bytes that have room before them where they lie. */
const places = new WeakMap<Buffer, { readonly whole: Buffer; readonly start: number }>();

const placed = (whole: Buffer, start: number): Buffer => {
  const bytes = whole.subarray(start);
  places.set(bytes, { whole, start });
  return bytes;
};

/** What `write` appends to the room that is left before it. */
export const withRoomBefore = (writer: { readonly bytes: Buffer; raw(bytes: Uint8Array): void }, write: () => void) => {
  writer.raw(NOTHING);
  write();
  return placed(writer.bytes, ROOM);
};

const { prototype } = createRequire(import.meta.url)('kafkajs/src/protocol/encoder.js') as EncoderClass;
const { writeEncoder: copying } = prototype;

/**
 * Has the client write what comes before a request into the room before it. By itself it copies the whole request twice, each
 * time into cleared memory of up to twice its size: for a thousand events that is megabytes, which the garbage collector is
 * called for every few requests.
 */
export function writeBeforeRequests(): void {
  prototype.writeEncoder = function (this: Encoder, value) {
    const place = places.get(value.buf);
    if (place === undefined || this.offset > place.start) return copying.call(this, value);
    const start = place.start - this.offset;
    this.buf.copy(place.whole, start, 0, this.offset);
    this.buf = placed(place.whole, start);
    this.offset = this.buf.length;
    return this;
  };
}
