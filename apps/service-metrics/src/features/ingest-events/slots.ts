const MIB = 1024 * 1024;

export interface SlotLimits {
  /** Requests of one producer at once. */
  readonly requests: number;
  /**
   * Of those with at most so many bytes, so many count as one: who sends each event as it happens has several under way
   * whenever others slow the door down, and must not be refused for that.
   */
  readonly small: { readonly bytes: number; readonly asOne: number };
  /** Bytes of bodies at once: of one producer, and of all. A body takes several times as much memory once it is read. */
  readonly bytes: number;
  readonly bytesOfAll: number;
  /** Of one producer, however much the others hold: a few whose bodies never end would else shut out everybody. */
  readonly bytesAnyway: number;
}

export const BYTES_AT_ONCE = {
  small: { bytes: MIB / 64, asOne: 8 },
  bytes: 8 * MIB,
  bytesOfAll: 32 * MIB,
  bytesAnyway: MIB / 4,
} as const;

interface Held {
  readonly requests: number;
  readonly bytes: number;
}

const NOTHING: Held = { requests: 0, bytes: 0 };

/** Which requests are being taken in, so that no producer's flood takes the memory of the others. */
export class Slots {
  private readonly held = new Map<string, Held>();
  private bytesOfAll = 0;

  constructor(private readonly limits: SlotLimits) {}

  /** What gives the slot back, once; undefined when the producer, or all together, have as many as they may. */
  take(producerId: string, bytes: number): (() => void) | undefined {
    const own = this.held.get(producerId) ?? NOTHING;
    const weight = bytes > this.limits.small.bytes ? 1 : 1 / this.limits.small.asOne;
    if (own.requests + weight > this.limits.requests || own.bytes + bytes > this.limits.bytes) return undefined;
    if (this.bytesOfAll + bytes > this.limits.bytesOfAll && own.bytes + bytes > this.limits.bytesAnyway)
      return undefined;
    this.hold(producerId, weight, bytes);
    return () => this.hold(producerId, -weight, -bytes);
  }

  private hold(producerId: string, requests: number, bytes: number): void {
    const own = this.held.get(producerId) ?? NOTHING;
    this.bytesOfAll += bytes;
    if (own.requests + requests === 0) this.held.delete(producerId);
    else this.held.set(producerId, { requests: own.requests + requests, bytes: own.bytes + bytes });
  }
}
