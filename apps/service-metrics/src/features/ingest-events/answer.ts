import type { Language } from '#platform';
import { type OutcomeKind, spoken } from './event-outcome.js';
import type { Taken } from './ingestion.js';
import { ACCEPTED } from './reading/answer-to-accepted.js';

const ending = (outcome: OutcomeKind, more: object = {}): string => `,${JSON.stringify({ outcome, ...more }).slice(1)}`;

/** `EventOutcome[]` in JSON, in the order of the events. */
export function answerOf({ read, duplicates, wrong, kept }: Taken, language: Language): Buffer {
  const { buffer, byteOffset, byteLength } = read.answer;
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  if (duplicates.length === 0 && wrong.length === 0) return bytes;
  const endings = new Map(duplicates.map((place) => [place, ending('duplicate')]));
  for (const [n, { place, violations }] of wrong.entries()) {
    endings.set(place, ending('rejected', { errors: spoken(violations, language), kept: kept[n] === true }));
  }
  const entries = bytes.toString('utf8').split(ACCEPTED);
  const tail = entries.pop() ?? '';
  return Buffer.from(entries.map((entry, place) => entry + (endings.get(place) ?? ACCEPTED)).join('') + tail);
}
