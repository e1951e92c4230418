import { Counter } from 'prom-client';
import { type OutcomeKind, OUTCOMES } from './event-outcome.js';

const ingested = new Counter({
  name: 'teladan_ingested_events_total',
  help: 'Events that came by the HTTP door, by unit and outcome',
  labelNames: ['unit', 'outcome'],
});

export function countOutcomes(unit: string, outcomes: readonly OutcomeKind[]): void {
  for (const kind of OUTCOMES) {
    const count = outcomes.filter((outcome) => outcome === kind).length;
    if (count > 0) ingested.inc({ unit, outcome: kind }, count);
  }
}
