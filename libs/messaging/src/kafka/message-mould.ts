import { ByteWriter } from './byte-writer.js';
import type { KeyedMessage } from './pack-messages.js';

/** Where a text lies. */
export interface Place {
  readonly at: number;
  readonly end: number;
}

/** What is written up to a place: first what each message has there, then the size of the text that the place is in. */
interface Step {
  /** Where that lies, and behind it how the text begins. */
  readonly start: number;
  readonly head: number;
  readonly end: number;
  /** Of the text, in bytes without what lies at the place. */
  readonly size: number;
  readonly place: Place;
}

/** What messages have in common that differ in some texts alone, so that no other is made to be written. */
export class Mould {
  private constructor(
    /** Which the partition follows from. */
    readonly key: Place,
    private readonly steps: readonly Step[],
    /** What each message has, one behind the other. */
    private readonly same: Buffer,
  ) {}

  /**
   * Undefined for a message with several marks in one text, and for one whose key is more than a mark.
   * @param message which holds marks where texts are to be put in
   * @param places by mark, where the text lies of the message that is written; they change from one to the next
   */
  static of({ key, value, headers = {} }: KeyedMessage, places: ReadonlyMap<string, Place>): Mould | undefined {
    const keyPlace = places.get(key);
    if (keyPlace === undefined || typeof value !== 'string') return undefined;
    const texts = new Texts(places);
    texts.add(key);
    texts.add(value);
    texts.count(Object.keys(headers).length);
    for (const [name, header] of Object.entries(headers)) {
      if (typeof header !== 'string') return undefined;
      texts.add(name);
      texts.add(header);
    }
    return texts.areUnclear ? undefined : new Mould(keyPlace, texts.steps, texts.same.bytes);
  }

  /** What a record holds of a message whose texts lie in `bytes`. */
  write(writer: ByteWriter, bytes: Buffer): void {
    const { same, steps } = this;
    let written = 0;
    for (const { start, head, end, size, place } of steps) {
      writer.copy(same, start, head);
      writer.varint(size + place.end - place.at);
      writer.copy(same, head, end);
      writer.copy(bytes, place.at, place.end);
      written = end;
    }
    writer.copy(same, written, same.length);
  }
}

const SMALL = 512;

/** Takes the texts of a message apart into what each has and what is its own. */
class Texts {
  areUnclear = false;
  readonly steps: Step[] = [];
  readonly same = new ByteWriter(SMALL);

  constructor(private readonly places: ReadonlyMap<string, Place>) {}

  count(value: number): void {
    this.same.varint(value);
  }

  add(text: string): void {
    const marks = [...this.places].filter(([mark]) => text.includes(mark));
    const [[mark = '', place] = [], ...more] = marks;
    const [head = '', tail = '', ...others] = place === undefined ? [] : text.split(mark);
    this.areUnclear ||= more.length > 0 || others.length > 0;
    if (place === undefined) return this.same.value(text);
    const start = this.steps.at(-1)?.end ?? 0;
    const from = this.same.length;
    this.same.raw(Buffer.from(head));
    const end = this.same.length;
    this.same.raw(Buffer.from(tail));
    this.steps.push({ start, head: from, end, size: this.same.length - from, place });
  }
}
