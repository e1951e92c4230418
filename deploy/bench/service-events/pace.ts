import { setTimeout as pause } from 'node:timers/promises';
import { ExpectedFailure } from '../../local/failure.js';

/** How much passed while it was watched. */
export interface Pace {
  readonly events: number;
  readonly seconds: number;
  readonly perSecond: number;
}

/** Each look costs the watched process a millisecond. */
const PROBE_MS = 200;
const STILL_MS = 60_000;

/**
 * Watches counts that grow, from the first look at which each exceeds `from` until their sum reaches `to`: what was done
 * before the first look is not counted, so that starting up is not either.
 *
 * @throws ExpectedFailure when the counts stand still for a minute
 */
export const watchPace = async (
  counts: () => Promise<readonly number[]>,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Pace> => {
  let began: { at: number; sum: number } | undefined;
  let moved = { at: performance.now(), sum: 0 };
  for (;;) {
    const seen = await counts();
    const now = { at: performance.now(), sum: seen.reduce((sum, count) => sum + count, 0) };
    if (seen.every((count) => count > from)) began ??= now;
    if (now.sum > moved.sum) moved = now;
    if (began !== undefined && now.sum >= to && now.sum > began.sum) return paceBetween(began, now);
    if (now.at - moved.at > STILL_MS) throw new ExpectedFailure(`No event has been handled after ${now.sum} of ${to}.`);
    await pause(PROBE_MS);
  }
};

const paceBetween = (
  began: { readonly at: number; readonly sum: number },
  ended: { readonly at: number; readonly sum: number },
): Pace => {
  const events = ended.sum - began.sum;
  const seconds = (ended.at - began.at) / 1000;
  return { events, seconds, perSecond: events / seconds };
};
