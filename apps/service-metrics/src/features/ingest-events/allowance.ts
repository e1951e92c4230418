const MIB = 1024 * 1024;

export interface AllowanceLimits {
  readonly bytesPerSecond: number;
  /** What may come at once after a rest. */
  readonly burst: number;
}

/** As much as may be under way at once; the rate is a setting. */
export const BURST = 8 * MIB;

interface Used {
  readonly bytes: number;
  /** Milliseconds of the caller's clock. */
  readonly at: number;
}

/**
 * What each producer may send in a time, so that one that sends without a pause leaves the processor to the others: each byte
 * costs, be it read for nothing. A leaky bucket: who has overdrawn it waits until it is below its burst again.
 */
export class Allowance {
  private readonly used = new Map<string, Used>();

  constructor(private readonly limits: AllowanceLimits) {}

  /** Seconds until it may send again; 0 when it may now. */
  secondsToWait(producerId: string, now: number): number {
    return Math.max(0, this.left(producerId, now) - this.limits.burst) / this.limits.bytesPerSecond;
  }

  charge(producerId: string, bytes: number, now: number): void {
    this.used.set(producerId, { bytes: this.left(producerId, now) + bytes, at: now });
  }

  private left(producerId: string, now: number): number {
    const { bytes, at } = this.used.get(producerId) ?? { bytes: 0, at: now };
    return Math.max(0, bytes - ((now - at) / 1000) * this.limits.bytesPerSecond);
  }
}
