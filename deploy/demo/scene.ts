import { setTimeout as pause } from 'node:timers/promises';
import type { Progress } from '../local/progress.js';
import type { Gateway } from './gateway.js';
import type { Trigger } from './trigger.js';

/** What a step has to work with. */
export interface Scene {
  readonly gateway: Gateway;
  readonly trigger: Trigger;
  readonly progress: Progress;
  readonly seed: number;
  /** Tells a detail while the step goes on. */
  readonly note: (detail: string) => void;
  /**
   * Asks again and again until the effect is visible, and remembers when it was.
   * @throws with the last reason why it was not, at the step's deadline or when the stack has failed
   */
  readonly until: <T>(probe: () => Promise<T>) => Promise<T>;
}

/** Not visible yet, or not as it must be. */
export class NotSeen extends Error {
  override name = 'NotSeen';
}

/** @throws NotSeen saying what is there instead */
export function must(isSo: boolean, otherwise: string): asserts isSo {
  if (!isSo) throw new NotSeen(otherwise);
}

/** What is there for certain. @throws NotSeen */
export const there = <T>(value: T | null | undefined, otherwise: string): T => {
  must(value !== null && value !== undefined, otherwise);
  return value;
};

/** In words for people; what fetch says alone is "fetch failed". */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${reasonOf(error.cause)}` : error.message;
};

const PROBE_EVERY_MS = 100;

export interface Watch {
  readonly deadlineMs: number;
  /** What ended the stack; undefined while it runs. */
  readonly broken: () => string | undefined;
  readonly seen: () => void;
}

export const watchUntil =
  ({ deadlineMs, broken, seen }: Watch): Scene['until'] =>
  async (probe) => {
    const deadline = performance.now() + deadlineMs;
    for (;;) {
      try {
        const effect = await probe();
        seen();
        return effect;
      } catch (error) {
        const why = broken();
        if (why !== undefined) throw new NotSeen(why);
        if (performance.now() > deadline) {
          throw new NotSeen(`not seen within ${deadlineMs / 1000} s: ${reasonOf(error)}`);
        }
      }
      await pause(PROBE_EVERY_MS);
    }
  };
