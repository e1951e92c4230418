/** Most that an estimated quantile may be off, as a share of the true one. */
export const RELATIVE_ERROR = 0.01;

const GROWTH = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);
const LOG_GROWTH = Math.log(GROWTH);

/** A logarithm has no place for a request that was finished in the instant in which its clock started. */
const ZERO_BUCKET = -1;

/**
 * The bucket of a turnaround in whole milliseconds. Bucket i > 0 holds (g^(i-1), g^i], as DDSketch has it. Counts per bucket
 * can be added over days and units, and taken back when a late event changes a turnaround.
 */
export const bucketOf = (turnaroundMs: number): number =>
  turnaroundMs === 0 ? ZERO_BUCKET : Math.ceil(Math.log(turnaroundMs) / LOG_GROWTH);

const middleOf = (bucket: number): number => (bucket === ZERO_BUCKET ? 0 : (2 * GROWTH ** bucket) / (GROWTH + 1));

export interface BucketCount {
  readonly bucket: number;
  readonly n: number;
}

/**
 * The turnaround in milliseconds that a share `q` (0 < q ≤ 1) of requests did not exceed: the ⌈q·n⌉-th smallest, within
 * RELATIVE_ERROR. Null without requests.
 */
export function quantile(counts: readonly BucketCount[], q: number): number | null {
  const held = counts.filter(({ n }) => n > 0).sort((left, right) => left.bucket - right.bucket);
  const total = held.reduce((sum, { n }) => sum + n, 0);
  let left = Math.ceil(q * total);
  for (const { bucket, n } of held) {
    left -= n;
    if (left <= 0) return middleOf(bucket);
  }
  return null;
}
