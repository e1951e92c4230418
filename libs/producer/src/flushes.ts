import type { Position } from './buffer/cursor.js';
import { FlushTimeout } from './errors.js';

interface Flush {
  /** Undefined when only an empty line will do. */
  readonly upTo: Position | undefined;
  readonly end: (error?: Error) => void;
}

/** Those who wait until what they sent has been answered. */
export class Flushes {
  readonly #waiting = new Set<Flush>();

  /** @throws FlushTimeout after `withinMs`, saying why */
  wait(upTo: Position | undefined, withinMs: number | undefined, why: () => string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timeUp = () =>
        flush.end(new FlushTimeout(`Not everything was answered within ${withinMs} ms; it stays on disk. ${why()}`));
      const timer = withinMs === undefined ? undefined : setTimeout(timeUp, withinMs);
      const flush: Flush = {
        upTo,
        end: (error) => {
          clearTimeout(timer);
          this.#waiting.delete(flush);
          if (error) reject(error);
          else resolve();
        },
      };
      this.#waiting.add(flush);
    });
  }

  /** Lets go whoever has what he waits for. */
  settle(isAnswered: (upTo: Position | undefined) => boolean): void {
    for (const { upTo, end } of [...this.#waiting]) if (isAnswered(upTo)) end();
  }

  fail(error: Error): void {
    for (const { end } of [...this.#waiting]) end(error);
  }
}
