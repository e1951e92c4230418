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
  /** How long an answer waits for its body, the rest of which is read at once: who sends slowly, or without end, is answered too. */
  readonly longestMs: number;
}

export const REFUSAL_PACE: RefusalPace = {
  bytesPerSecond: 2 * MIB,
  bytesPerSecondOfAll: 32 * MIB,
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

  /** Ends with the body, or when its sender is gone, or has been waited for long enough. */
  async read(body: Readable): Promise<void> {
    const waited = new AbortController();
    const enough = delay(this.pace.longestMs, undefined, { signal: waited.signal }).catch(() => undefined);
    await Promise.race([this.readAll(body, waited.signal), enough]);
    waited.abort();
  }

  private async readAll(body: Readable, waited: AbortSignal): Promise<void> {
    this.count += 1;
    try {
      let owed = 0;
      for await (const piece of body as AsyncIterable<Buffer>) {
        owed += piece.length;
        // Once it is answered the gateway's next request on the connection waits for the rest of it.
        if (owed < PIECE || waited.aborted) continue;
        await this.rest(this.msFor(owed));
        owed = 0;
      }
    } catch {
      // The sender is gone: there is nobody left to answer.
    } finally {
      this.count -= 1;
    }
  }

  private msFor(bytes: number): number {
    const { bytesPerSecond, bytesPerSecondOfAll } = this.pace;
    return (1000 * bytes) / Math.min(bytesPerSecond, bytesPerSecondOfAll / this.count);
  }
}
