import { setTimeout as delay } from 'node:timers/promises';

/** One after the other, in the order in which they came. */
export class Turns {
  private last: Promise<void> = Promise.resolve();

  /** What ends the turn; undefined when it did not come in time, and then it is the next one's. */
  async take(withinMs: number): Promise<(() => void) | undefined> {
    const before = this.last;
    const { promise, resolve: end } = Promise.withResolvers<void>();
    this.last = promise;
    if (await isOverWithin(withinMs, before)) return end;
    void before.then(end);
    return undefined;
  }
}

async function isOverWithin(ms: number, turn: Promise<void>): Promise<boolean> {
  const waiting = new AbortController();
  try {
    return await Promise.race([turn.then(() => true), delay(ms, false, waiting)]);
  } finally {
    waiting.abort();
  }
}
