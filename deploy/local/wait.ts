import { setTimeout as pause } from 'node:timers/promises';

/** Asks `probe` until it answers true; false when `withinMs` have passed. A probe that throws has not succeeded yet. */
export const waitUntil = async (
  probe: () => boolean | Promise<boolean>,
  withinMs: number,
  everyMs = 50,
): Promise<boolean> => {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await Promise.resolve()
      .then(probe)
      .catch(() => false);
    if (answer) return true;
    if (Date.now() >= deadline) return false;
    await pause(everyMs);
  }
};
