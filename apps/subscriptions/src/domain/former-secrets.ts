import { ok, refused, type Result } from '#civil-service';

const DAY_MS = 86_400_000;
/** Each one's signature makes a header longer that receivers take up to a bound. */
const MOST_FORMER_SECRETS = 4;

/** Until then deliveries are signed with a secret that is replaced now as well, so that its receiver is moved in peace. */
export const formerUntil = (now: Date): Date => new Date(now.getTime() + DAY_MS);

/**
 * Whether a secret may be replaced beside those that were, and are valid still. None of them ends early: whoever has taken
 * any of them over is heard by it.
 *
 * @param ends when each of them ends
 */
export function mayRotate(ends: readonly Date[]): Result<true> {
  const [first] = [...ends].sort((left, right) => left.getTime() - right.getTime());
  if (first === undefined || ends.length < MOST_FORMER_SECRETS) return ok(true);
  return refused({
    code: 'ENOUGH_SECRETS',
    params: { most: MOST_FORMER_SECRETS, until: first.toISOString() },
  });
}
