import { type Patience, type TurnLimits, Turns } from '#messaging';
import { Problem } from '#platform';

/** Half of the pool is left to the consumers and to the other doors. */
export const turnsWithin = (poolSize: number): TurnLimits => {
  const all = Math.max(1, Math.floor(poolSize / 2));
  return { all, ofOne: Math.max(1, Math.floor(all / 2)) };
};

/** Who stands in line for longer comes again. */
export const PATIENCE: Patience = {
  ms: 3_000,
  tooLong: () => new Problem(429, 'INGEST_BUSY', {}, { headers: { 'retry-after': '2' } }),
};

export const ingestTurns = (poolSize: number): Turns => new Turns(turnsWithin(poolSize), PATIENCE);
