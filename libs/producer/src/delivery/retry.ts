/** When to try again. */
export interface RetryOptions {
  /** The first wait in milliseconds; it doubles with each failure. */
  readonly firstMs: number;
  readonly longestMs: number;
}

/** Asked to wait longer than this, a producer asks again all the same. */
const LONGEST_ASKED_MS = 3_600_000;

/** `Retry-After` in milliseconds, from seconds or a date; undefined when there is none that can be read. */
export function retryAfter(header: string | null, now: Date): number | undefined {
  const text = header?.trim() ?? '';
  const asked = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime();
  return Number.isNaN(asked) ? undefined : Math.min(Math.max(asked, 0), LONGEST_ASKED_MS);
}

/**
 * Half the wait is certain and half by chance, so that producers that failed together do not come back together. Never less
 * than what the platform asked for.
 * @param failures in a row, from 1
 * @param chance from 0 to 1
 */
export function waitBefore(failures: number, { firstMs, longestMs }: RetryOptions, chance: number, asked = 0): number {
  const whole = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(Math.max(asked + (chance * firstMs) / 2, whole / 2 + (chance * whole) / 2));
}
