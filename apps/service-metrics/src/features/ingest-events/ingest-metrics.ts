import { Counter } from 'prom-client';
import { type OutcomeKind, OUTCOMES } from './event-outcome.js';
import type { Taken } from './ingestion.js';

const ingested = new Counter({
  name: 'teladan_ingested_events_total',
  help: 'Events that came by the HTTP door, by unit and outcome',
  labelNames: ['unit', 'outcome'],
});

const add = (unit: string, outcome: OutcomeKind, count: number): void => {
  if (count > 0) ingested.inc({ unit, outcome }, count);
};

export function countOutcomes(unit: string, outcomes: readonly OutcomeKind[]): void {
  for (const kind of OUTCOMES) add(unit, kind, outcomes.filter((outcome) => outcome === kind).length);
}

/** The same of a request, without a list of all its outcomes. */
export function countTaken(unit: string, { read: { count }, duplicates, wrong }: Taken): void {
  add(unit, 'accepted', count - duplicates.length - wrong.length);
  add(unit, 'duplicate', duplicates.length);
  add(unit, 'rejected', wrong.length);
}
