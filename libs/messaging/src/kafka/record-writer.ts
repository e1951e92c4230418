import type { ByteWriter } from './byte-writer.js';

type HeaderValue = string | Buffer;

export interface ProducedMessage {
  readonly key?: string | Buffer | null;
  readonly value: string | Buffer | null;
  readonly headers?: Readonly<Record<string, HeaderValue | HeaderValue[] | undefined>>;
  readonly timestamp?: string;
}

/** Where a header lies that was written before. */
interface Written {
  readonly value: HeaderValue;
  readonly start: number;
  readonly end: number;
}

export class RecordWriter {
  /** By a header's name what it was last: neighbours have most headers alike. */
  private readonly last = new Map<string, Written>();

  constructor(private readonly writer: ByteWriter) {}

  write(message: ProducedMessage, offsetDelta: number): void {
    const { writer } = this;
    const opened = writer.open();
    writer.int8(0);
    writer.varint(0);
    writer.varint(offsetDelta);
    this.content(message);
    if (writer.close(opened)) this.last.clear();
  }

  content({ key = null, value, headers = {} }: ProducedMessage): void {
    const { writer } = this;
    writer.value(key);
    writer.value(value);
    const names = Object.keys(headers);
    let count = 0;
    for (const name of names) count += countOf(headers[name]);
    writer.varint(count);
    for (const name of names) this.header(name, headers[name] ?? []);
  }

  private header(name: string, value: HeaderValue | readonly HeaderValue[]): void {
    if (typeof value !== 'string' && !Buffer.isBuffer(value)) {
      for (const each of value) this.header(name, each);
      return;
    }
    const { writer } = this;
    const last = this.last.get(name);
    if (last?.value === value) return writer.again(last.start, last.end);
    const start = writer.length;
    writer.value(name);
    writer.value(value);
    this.last.set(name, { value, start, end: writer.length });
  }
}

const countOf = (value: HeaderValue | readonly HeaderValue[] | undefined): number => {
  if (value === undefined) return 0;
  return typeof value === 'string' || Buffer.isBuffer(value) ? 1 : value.length;
};
