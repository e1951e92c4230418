import { hash } from 'node:crypto';
import type { Violation } from '#civil-service';
import { type OutsideEvent, packEvents, type PackedMessages } from '#messaging/packing';
import { identityText } from '../../../persistence/fingerprint.js';
import { checkEvent, type Measure } from './check-event.js';
import { attributeOf } from './printable.js';

/** The bytes that an event's source and id are remembered by. */
export const FINGERPRINT_BYTES = 16;

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

/** How an entry of an answer ends; no text in JSON can hold it, since its quotes would be escaped there. */
export const ACCEPTED = ',"outcome":"accepted"}';

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
  const right: OutsideEvent[] = [];
  const places: number[] = [];
  const wrong: WrongEvent[] = [];
  for (const [place, event] of events.entries()) {
    const checked = checkEvent(event, measure);
    if (checked.ok) {
      right.push(checked.value);
      places.push(place);
    } else {
      wrong.push({ place, text: textOf(event), ...attributesOf(event), violations: checked.violations });
    }
  }
  return {
    count: events.length,
    right: Uint32Array.from(places),
    fingerprints: fingerprintsOf(right),
    messages: packEvents(right),
    wrong,
    answer: answerTo(events),
  };
}

function fingerprintsOf(events: readonly OutsideEvent[]): Uint8Array<ArrayBuffer> {
  const all = Buffer.from(new ArrayBuffer(events.length * FINGERPRINT_BYTES));
  for (const [place, { source, id }] of events.entries()) {
    // The bytes of `fingerprint`. As text, since a piece of memory for each hash costs twice its reckoning.
    const whole = hash('sha256', identityText(source, id), 'binary');
    all.write(whole, place * FINGERPRINT_BYTES, FINGERPRINT_BYTES, 'latin1');
  }
  return new Uint8Array(all.buffer);
}

function answerTo(events: readonly unknown[]): Uint8Array<ArrayBuffer> {
  let text = '[';
  let last: { source: string | null; json: string } | undefined;
  for (const [index, event] of events.entries()) {
    const source = attributeOf(event, 'source');
    if (last?.source !== source) last = { source, json: JSON.stringify(source) };
    const id = JSON.stringify(attributeOf(event, 'id'));
    text += `${index === 0 ? '' : ','}{"index":${index},"id":${id},"source":${last.json}${ACCEPTED}`;
  }
  text += ']';
  const bytes = Buffer.from(new ArrayBuffer(Buffer.byteLength(text)));
  bytes.write(text);
  return new Uint8Array(bytes.buffer);
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
