import { setTimeout as delay } from 'node:timers/promises';
import type { Readable } from 'node:stream';

const KIB = 1024;
const MIB = 1024 * KIB;

/** What a socket brings at once. */
const PIECE = 64 * KIB;

export interface RefusalPace {
  /** Of one body. */
  readonly bytesPerSecond: number;
  /** Of all together. */
  readonly bytesPerSecondOfAll: number;
  /** What is read of one body before its answer; the rest is read behind it. */
  readonly most: number;
  /** Who sends more slowly than that is answered before all has come. */
  readonly longestMs: number;
}

export const REFUSAL_PACE: RefusalPace = {
  bytesPerSecond: 2 * MIB,
  bytesPerSecondOfAll: 16 * MIB,
  most: 4 * MIB,
  longestMs: 10_000,
};

/**
 * Reads the bodies of refused requests and keeps nothing of them. Slowly, since read as fast as they come a hundred megabytes
 * hold the process for half a second in which nobody else is answered; and before the answer, since the gateway sends its next
 * request on the same connection, where it would wait behind the body.
 */
export class RefusedBodies {
  private count = 0;

  constructor(
    private readonly pace: RefusalPace,
    private readonly rest: (ms: number) => Promise<unknown> = delay,
  ) {}

  /** Ends when the body has, or its sender is gone. */
  async read(body: Readable): Promise<void> {
    this.count += 1;
    const until = performance.now() + this.pace.longestMs;
    try {
      let size = 0;
      let owed = 0;
      for await (const piece of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        size += piece.length;
        owed += piece.length;
        if (size >= this.pace.most || performance.now() > until) break;
        if (owed < PIECE) continue;
        await this.rest(this.msFor(owed));
        owed = 0;
      }
    } catch {
      // The sender is gone: there is nobody left to answer.
    } finally {
      this.count -= 1;
      body.resume();
    }
  }

  private msFor(bytes: number): number {
    const { bytesPerSecond, bytesPerSecondOfAll } = this.pace;
    return (1000 * bytes) / Math.min(bytesPerSecond, bytesPerSecondOfAll / this.count);
  }
}
