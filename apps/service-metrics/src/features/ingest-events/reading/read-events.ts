import type { Violation } from '#civil-service';
import { outsideMessage, type PackedMessages, Packing } from '#messaging/packing';
import { AnswerToAccepted } from './answer-to-accepted.js';
import { checkEvent, type Measure } from './check-event.js';
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

/** Holds each event against its contract, the time and what its producer may send. */
export function readEvents(events: readonly unknown[], measure: Measure): ReadEvents {
  const places: number[] = [];
  const fingerprints = new Fingerprints(events.length);
  const packing = new Packing();
  const answer = new AnswerToAccepted();
  const wrong: WrongEvent[] = [];
  for (const [place, event] of events.entries()) {
    const checked = checkEvent(event, measure);
    if (checked.ok) {
      places.push(place);
      fingerprints.add(checked.value);
      packing.add(outsideMessage(checked.value));
      answer.add(checked.value);
    } else {
      const attributes = attributesOf(event);
      wrong.push({ place, text: textOf(event), ...attributes, violations: checked.violations });
      answer.add(attributes);
    }
  }
  return {
    count: events.length,
    right: Uint32Array.from(places),
    fingerprints: fingerprints.bytes(),
    messages: packing.packed(),
    wrong,
    answer: answer.bytes(),
  };
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
