import type { ProducedMessage } from './record-writer.js';

const varintText = (value: number): string => {
  let text = '';
  let rest = ((value << 1) ^ (value >> 31)) >>> 0;
  for (; rest > 0x7f; rest >>>= 7) text += String.fromCharCode((rest & 0x7f) | 0x80);
  return text + String.fromCharCode(rest);
};

const VARINTS = Array.from({ length: 2_048 }, (_, length) => varintText(length));
const varint = (value: number): string => VARINTS[value] ?? varintText(value);

/** No attributes, and the time of the batch. */
const OPENING = '\0\0';

/** A header, and how many of its bytes are above 0x7f. */
interface Written {
  readonly value: string;
  readonly text: string;
  readonly high: number;
}

/**
 * Messages as one text with a character for each byte, which the engine writes in one go: several times quicker than text by
 * text. Only of messages whose texts are all ASCII, since else characters are not bytes.
 */
class PlainTexts {
  text = '';
  /** How many bytes above 0x7f were written, all of lengths. */
  private high = 0;
  /** By a header's name what it was last: neighbours have most headers alike. */
  private readonly last = new Map<string, Written>();

  /** Each character above 0x7f takes two bytes in UTF-8, each above 0xff more: none may be there but ours. */
  get isPlain(): boolean {
    return Buffer.byteLength(this.text) === this.text.length + this.high;
  }

  /** What a record holds of a message, behind what its place in the batch decides. Undefined unless all of it is text. */
  contentOf({ key, value, headers = {} }: ProducedMessage): string | undefined {
    if (typeof key !== 'string' || typeof value !== 'string') return undefined;
    let count = 0;
    let written = '';
    for (const name in headers) {
      const header = headers[name];
      if (typeof header !== 'string') return undefined;
      written += this.header(name, header);
      count += 1;
    }
    return `${this.sized(key)}${this.sized(value)}${this.number(count)}${written}`;
  }

  sized(text: string): string {
    return this.number(text.length) + text;
  }

  /** All bytes of a varint but the last are above 0x7f. */
  number(value: number): string {
    const text = varint(value);
    this.high += text.length - 1;
    return text;
  }

  private header(name: string, value: string): string {
    const last = this.last.get(name);
    if (last?.value === value) {
      this.high += last.high;
      return last.text;
    }
    const before = this.high;
    const text = this.sized(name) + this.sized(value);
    this.last.set(name, { value, text, high: this.high - before });
    return text;
  }
}

/** The records of a batch. Undefined when a message has anything but ASCII texts. */
export function plainRecords(messages: readonly ProducedMessage[]): string | undefined {
  const plain = new PlainTexts();
  for (const [index, message] of messages.entries()) {
    const content = plain.contentOf(message);
    if (content === undefined) return undefined;
    plain.text += plain.sized(`${OPENING}${plain.number(index)}${content}`);
  }
  return plain.isPlain ? plain.text : undefined;
}

/** What records hold of messages, one behind the other, and where each ends. Undefined as above. */
export function plainContents(
  messages: readonly ProducedMessage[],
): { readonly text: string; readonly ends: readonly number[] } | undefined {
  const plain = new PlainTexts();
  const ends: number[] = [];
  for (const message of messages) {
    const content = plain.contentOf(message);
    if (content === undefined) return undefined;
    plain.text += content;
    ends.push(plain.text.length);
  }
  return plain.isPlain ? { text: plain.text, ends } : undefined;
}
