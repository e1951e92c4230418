import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 100;

/** What a calm department has met with. */
export interface Calm {
  /** ms of each event that was taken. */
  readonly latencies: readonly number[];
  /** Why requests were not: 429, 503, `broken`. */
  readonly refused: readonly string[];
  /** The requests of which it was told, or saw, that they were taken. */
  readonly taken: readonly string[];
  /** Events of which nothing was ever seen. */
  readonly lost: number;
}

/** Sends one event each 100 ms, whether or not those before it have been answered: who is slow must not slow the clock. */
export const calmly = async <T>(events: number, send: (requestId: string) => Promise<T>): Promise<T[]> => {
  const began = performance.now();
  return Promise.all(
    Array.from({ length: events }, async (_, n) => {
      await pause(n * EVERY_MS - (performance.now() - began));
      return send(`CALM-${randomUUID()}`);
    }),
  );
};
