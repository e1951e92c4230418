/**
 * How long a process must rest, in ms, so that it has used no more than its share of one processor.
 *
 * @param cpuMs what it has used since it began, `elapsedMs` ago
 */
export const restFor = (cpuMs: number, elapsedMs: number, share: number): number =>
  Math.max(0, cpuMs / share - elapsedMs);

/** One after another, and again from the first. */
export const inTurn = <T>(list: readonly T[], n: number): T => {
  const one = list[n % list.length];
  if (one === undefined) throw new Error('nobody is there to take turns');
  return one;
};
