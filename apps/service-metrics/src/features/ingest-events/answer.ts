import type { Language } from '#platform';
import { type OutcomeKind, spoken } from './event-outcome.js';
import type { Taken } from './ingestion.js';

const ending = (outcome: OutcomeKind): string => `,"outcome":"${outcome}"}`;
const [ACCEPTED, DUPLICATE] = [ending('accepted'), ending('duplicate')];

/** `EventOutcome[]` in JSON, in the order of the events. */
export function answerOf({ read: { count, heads }, duplicates, wrong, kept }: Taken, language: Language): string {
  const endings = new Array<string>(count).fill(ACCEPTED);
  for (const place of duplicates) endings[place] = DUPLICATE;
  for (const [n, { place, violations }] of wrong.entries()) {
    const outcome: OutcomeKind = 'rejected';
    const errors = spoken(violations, language);
    endings[place] = `,${JSON.stringify({ outcome, errors, kept: kept[n] === true }).slice(1)}`;
  }
  let text = '';
  let start = 0;
  for (const [place, end] of heads.ends.entries()) {
    text += `${place === 0 ? '' : ','}${heads.text.slice(start, end)}${endings[place] ?? ''}`;
    start = end;
  }
  return `[${text}]`;
}
