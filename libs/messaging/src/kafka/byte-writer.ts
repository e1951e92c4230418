const FIRST_BYTES = 64 * 1024;

/** Above this the engine's own writer is quicker than a loop. */
const SHORT = 40;

/** Bytes that the length of a record usually takes. */
const GUESS = 2;

/** Bytes of a record that come before its content: two lengths, its attributes and its time. */
export const MOST_BEFORE_CONTENT = 5 + 1 + 1 + 5;

const sizeOfVarint = (value: number): number => {
  let size = 1;
  for (let rest = ((value << 1) ^ (value >> 31)) >>> 7; rest !== 0; rest >>>= 7) size += 1;
  return size;
};

/** Bytes in Kafka's encoding, one behind the other in one buffer that grows, and that nothing else lies in. */
export class ByteWriter {
  private buffer: Buffer<ArrayBuffer>;
  private at = 0;

  /** @param room in bytes, when it is known how many are about to come */
  constructor(room = FIRST_BYTES) {
    this.buffer = Buffer.allocUnsafeSlow(room);
  }

  get length(): number {
    return this.at;
  }

  /** All that was written; a view, which further writing may leave behind. */
  get bytes(): Buffer {
    return this.buffer.subarray(0, this.at);
  }

  /** The same in memory of its own; nothing can be written any more. */
  handOver(): Uint8Array<ArrayBuffer> {
    const own = this.buffer.buffer.transfer(this.at);
    this.at = 0;
    return new Uint8Array(own);
  }

  int8(value: number): void {
    this.make(1);
    this.at = this.buffer.writeInt8(value, this.at);
  }

  int16(value: number): void {
    this.make(2);
    this.at = this.buffer.writeInt16BE(value, this.at);
  }

  int32(value: number): void {
    this.make(4);
    this.at = this.buffer.writeInt32BE(value, this.at);
  }

  int64(value: bigint): void {
    this.make(8);
    this.at = this.buffer.writeBigInt64BE(value, this.at);
  }

  /** With its length as INT16; null has the length -1. */
  string(text: string | null): void {
    if (text === null) return this.int16(-1);
    this.int16(Buffer.byteLength(text));
    this.make(text.length * 3);
    this.at += this.buffer.write(text, this.at);
  }

  /** Characters up to U+00FF, each as one byte. */
  latin1(text: string): void {
    this.make(text.length);
    this.at += this.buffer.write(text, this.at, 'latin1');
  }

  varint(value: number): void {
    this.make(5);
    let rest = ((value << 1) ^ (value >> 31)) >>> 0;
    for (; rest > 0x7f; rest >>>= 7) this.buffer[this.at++] = (rest & 0x7f) | 0x80;
    this.buffer[this.at++] = rest;
  }

  raw(bytes: Uint8Array): void {
    this.make(bytes.length);
    this.buffer.set(bytes, this.at);
    this.at += bytes.length;
  }

  /** A record of a batch, with its content from `start` to before `end` of `bytes`. */
  record(offsetDelta: number, bytes: Buffer, start: number, end: number): void {
    const attributesAndTime = 2;
    this.make(end - start + MOST_BEFORE_CONTENT);
    this.varint(attributesAndTime + sizeOfVarint(offsetDelta) + end - start);
    this.buffer[this.at++] = 0;
    this.buffer[this.at++] = 0;
    this.varint(offsetDelta);
    this.at += bytes.copy(this.buffer, this.at, start, end);
  }

  /** What lies from `start` to before `end` of `bytes`. */
  copy(bytes: Buffer, start: number, end: number): void {
    const length = end - start;
    this.make(length);
    const { buffer, at } = this;
    if (length > SHORT) bytes.copy(buffer, at, start, end);
    else for (let index = 0; index < length; index += 1) buffer[at + index] = bytes[start + index] ?? 0;
    this.at += length;
  }

  /** With its length as VARINT; null has the length -1. */
  value(value: string | Buffer | null): void {
    if (value === null) return this.varint(-1);
    if (typeof value === 'string') return this.text(value);
    this.varint(value.length);
    this.raw(value);
  }

  /** Writes the same again. */
  again(start: number, end: number): void {
    this.make(end - start);
    this.buffer.copyWithin(this.at, start, end);
    this.at += end - start;
  }

  /** Leaves room for the length of what is written until `close`, as VARINT; where it lies. */
  open(): number {
    this.make(GUESS);
    this.at += GUESS;
    return this.at - GUESS;
  }

  /** True when what lies behind had to be moved: places in it that were noted before are others now. */
  close(opened: number): boolean {
    return this.fill(opened, GUESS);
  }

  /** Fills in what was left open: four bytes at a place that was written before. */
  setInt32(value: number, at: number): void {
    this.buffer.writeInt32BE(value, at);
  }

  setUint32(value: number, at: number): void {
    this.buffer.writeUInt32BE(value, at);
  }

  private text(text: string): void {
    const guess = sizeOfVarint(text.length);
    const start = this.at;
    this.make(guess + text.length * 3 + 5);
    this.at += guess;
    this.characters(text);
    this.fill(start, guess);
  }

  private characters(text: string): void {
    const { buffer, at } = this;
    const { length } = text;
    if (length > SHORT) {
      this.at += buffer.write(text, at);
      return;
    }
    for (let index = 0; index < length; index += 1) {
      const code = text.charCodeAt(index);
      if (code > 0x7f) {
        this.at += buffer.write(text, at);
        return;
      }
      buffer[at + index] = code;
    }
    this.at += length;
  }

  /** Writes the length of what lies behind the `guess` bytes at `start`, and moves it when its length takes other room. */
  private fill(start: number, guess: number): boolean {
    const length = this.at - start - guess;
    const size = sizeOfVarint(length);
    // Before going back to `start`: a buffer that grows takes along what lies before `at` alone.
    this.make(5);
    if (size !== guess) this.buffer.copyWithin(start + size, start + guess, this.at);
    this.at = start;
    this.varint(length);
    this.at += length;
    return size !== guess;
  }

  private make(room: number): void {
    if (this.at + room <= this.buffer.length) return;
    const grown = Buffer.allocUnsafeSlow(2 * (this.buffer.length + room));
    this.buffer.copy(grown, 0, 0, this.at);
    this.buffer = grown;
  }
}
