import { ByteWriter } from './byte-writer.js';
import type { ProducedMessage } from './record-writer.js';

/** Where a text lies. */
export interface Place {
  readonly at: number;
  readonly end: number;
}

/** What each message has there, and then a text of its own. */
interface Step {
  readonly same: Buffer;
  readonly place: Place;
}

/** What messages have in common that differ in some texts alone, so that no other is made to be written. */
export class Mould {
  private constructor(
    /** Which the partition follows from. */
    readonly key: Place,
    private readonly value: Place,
    private readonly headers: readonly Step[],
    private readonly ending: Buffer,
  ) {}

  /**
   * @param message which holds placeholders where texts are to be put in, in whole texts
   * @param places by placeholder, where the text lies of the message that is written; they change from one to the next
   */
  static of({ key, value, headers = {} }: ProducedMessage, places: ReadonlyMap<string, Place>): Mould | undefined {
    const keyPlace = typeof key === 'string' ? places.get(key) : undefined;
    const valuePlace = typeof value === 'string' ? places.get(value) : undefined;
    if (keyPlace === undefined || valuePlace === undefined) return undefined;
    const marks = [...places.keys()];
    const steps: Step[] = [];
    let same = new ByteWriter(SMALL);
    same.varint(Object.keys(headers).length);
    for (const [name, header] of Object.entries(headers)) {
      if (typeof header !== 'string') return undefined;
      same.value(name);
      const place = places.get(header);
      if (place !== undefined) {
        steps.push({ same: same.bytes, place });
        same = new ByteWriter(SMALL);
      } else if (marks.some((mark) => header.includes(mark))) return undefined;
      else same.value(header);
    }
    return new Mould(keyPlace, valuePlace, steps, same.bytes);
  }

  /** What a record holds of a message whose texts lie in `bytes`. */
  write(writer: ByteWriter, bytes: Buffer): void {
    writer.piece(bytes, this.key.at, this.key.end);
    writer.piece(bytes, this.value.at, this.value.end);
    for (const { same, place } of this.headers) {
      writer.raw(same);
      writer.piece(bytes, place.at, place.end);
    }
    writer.raw(this.ending);
  }
}

const SMALL = 256;
