import type { Violation } from '#civil-service';
import { type Identity, type Mould, outsideMessage, type PackedMessages, Packing } from '#messaging/packing';
import { AnswerToAccepted } from './answer-to-accepted.js';
import { type CheckedEvent, checkEvent, type Measure } from './check-event.js';
import { Fingerprints } from './fingerprints.js';
import { attributeOf } from './printable.js';

/** An event that is none, or that its producer may not send. */
export interface WrongEvent {
  /** Among all, from 0. */
  readonly place: number;
  /** As it came, in JSON; undefined for what is nested too deeply to be written. */
  readonly text: string | undefined;
  readonly id: string | null;
  readonly source: string | null;
  readonly type: string | null;
  readonly violations: readonly Violation[];
}

/**
 * What a request's events come to: a few pieces of memory, however many they are. While PostgreSQL and Kafka are waited for
 * the garbage collector would else carry a thousand events with all their texts from one place to the other.
 */
export interface ReadEvents {
  readonly count: number;
  /** Places of the right ones among all, ascending. */
  readonly right: Uint32Array<ArrayBuffer>;
  /** Of the right ones. */
  readonly fingerprints: Uint8Array<ArrayBuffer>;
  /** Of the right ones. */
  readonly messages: PackedMessages;
  readonly wrong: readonly WrongEvent[];
  /** `EventOutcome[]` in JSON as it is when all are accepted. */
  readonly answer: Uint8Array<ArrayBuffer>;
}

export const MOST_EVENTS = 1_000;

/** What an event takes as a message, at most, for each of its bytes: its subject is there three times. */
const GROWTH = 2;

/** Holds each event against its contract, the time and what its producer may send. */
export class EventReading {
  count = 0;
  private readonly places: number[] = [];
  private readonly fingerprints = new Fingerprints(MOST_EVENTS);
  private readonly packing: Packing;
  private readonly answer = new AnswerToAccepted();
  private readonly wrong: WrongEvent[] = [];

  /** @param size of the events in bytes, as they came, if it is known */
  constructor(
    private readonly measure: Measure,
    size?: number,
  ) {
    this.packing = new Packing(size && GROWTH * size);
  }

  /** Of at most `MOST_EVENTS`. */
  add(event: unknown): CheckedEvent {
    const checked = checkEvent(event, this.measure);
    if (checked.ok) {
      this.remember(checked.value);
      this.packing.add(outsideMessage(checked.value));
    } else {
      const attributes = attributesOf(event);
      this.wrong.push({ place: this.count, text: textOf(event), ...attributes, violations: checked.violations });
      this.answer.add(attributes);
    }
    this.count += 1;
    return checked;
  }

  /** One that is known to be right, and whose texts lie in `bytes`. */
  addRight(identity: Identity, mould: Mould, bytes: Buffer): void {
    this.remember(identity);
    this.packing.addLike(mould, bytes);
    this.count += 1;
  }

  /** Once: nothing can be added any more. */
  read(): ReadEvents {
    return {
      count: this.count,
      right: Uint32Array.from(this.places),
      fingerprints: this.fingerprints.bytes(),
      messages: this.packing.packed(),
      wrong: this.wrong,
      answer: this.answer.bytes(),
    };
  }

  private remember(identity: Identity): void {
    this.places.push(this.count);
    this.fingerprints.add(identity);
    this.answer.add(identity);
  }
}

export function readEvents(events: readonly unknown[], measure: Measure, size?: number): ReadEvents {
  const reading = new EventReading(measure, size);
  for (const event of events) reading.add(event);
  return reading.read();
}

const attributesOf = (event: unknown): Pick<WrongEvent, 'id' | 'source' | 'type'> => ({
  id: attributeOf(event, 'id'),
  source: attributeOf(event, 'source'),
  type: attributeOf(event, 'type'),
});

function textOf(event: unknown): string | undefined {
  try {
    return JSON.stringify(event);
  } catch {
    return undefined;
  }
}
