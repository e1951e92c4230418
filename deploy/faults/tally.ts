import { WINDOWS, type Window } from './subject/windows.js';

/** What really happened: a claim about reliability is a count of real deaths. */
export class Tally {
  private readonly windows = new Map<Window, number>();
  private outside = 0;
  private backing = 0;

  hit(window: Window): void {
    this.windows.set(window, this.hits(window) + 1);
  }

  hits(window: Window): number {
    return this.windows.get(window) ?? 0;
  }

  /** A service that was killed from outside, or by a message. */
  killed(times = 1): void {
    this.outside += times;
  }

  /** Kafka or PostgreSQL was killed. */
  backingKilled(): void {
    this.backing += 1;
  }

  get kills(): number {
    return WINDOWS.reduce((sum, window) => sum + this.hits(window), this.outside + this.backing);
  }
}
