import fc from 'fast-check';
import { bucketOf, quantile, RELATIVE_ERROR } from './turnaround-buckets.js';

const THREE_YEARS_MS = 3 * 366 * 86_400_000;
const turnaround = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 100 }),
  fc.integer({ min: 1, max: THREE_YEARS_MS }),
);

const counted = (turnarounds: readonly number[]) => turnarounds.map((ms) => ({ bucket: bucketOf(ms), n: 1 }));

const exact = (turnarounds: readonly number[], q: number): number =>
  turnarounds.toSorted((left, right) => left - right)[Math.ceil(q * turnarounds.length) - 1] ?? NaN;

const merged = (counts: readonly { bucket: number; n: number }[]) => {
  const sums = new Map<number, number>();
  for (const { bucket, n } of counts) sums.set(bucket, (sums.get(bucket) ?? 0) + n);
  return [...sums].map(([bucket, n]) => ({ bucket, n }));
};

/** Powers of the growth are rounded in the last digits. */
const SLACK = 1e-9;

describe('turnaround buckets', () => {
  it('have no quantile without requests', () => {
    expect(quantile([], 0.5)).toBeNull();
    expect(quantile([{ bucket: 7, n: 0 }], 0.5)).toBeNull();
  });

  it('keep a turnaround of nothing apart', () => {
    expect(quantile(counted([0, 0, 0, 5]), 0.5)).toBe(0);
    expect(bucketOf(1)).not.toBe(bucketOf(0));
  });

  it('give every quantile within the relative error of the exact one', () => {
    fc.assert(
      fc.property(
        fc.array(turnaround, { minLength: 1, maxLength: 200 }),
        fc.constantFrom(0.01, 0.5, 0.9, 0.99, 1),
        (turnarounds, q) => {
          const truth = exact(turnarounds, q);
          const estimate = quantile(counted(turnarounds), q) ?? NaN;
          expect(Math.abs(estimate - truth)).toBeLessThanOrEqual(truth * (RELATIVE_ERROR + SLACK));
        },
      ),
    );
  });

  it('merge over days and units without a loss', () => {
    fc.assert(
      fc.property(fc.array(turnaround, { minLength: 1 }), fc.array(turnaround), (here, there) => {
        const together = counted([...here, ...there]);
        expect(quantile(merged(together), 0.9)).toBe(quantile(together, 0.9));
      }),
    );
  });

  it('forget a turnaround that is taken back', () => {
    fc.assert(
      fc.property(fc.array(turnaround, { minLength: 1 }), fc.array(turnaround), (kept, taken) => {
        const back = counted(taken).map(({ bucket, n }) => ({ bucket, n: -n }));
        const counts = merged([...counted([...kept, ...taken]), ...back]);
        expect(quantile(counts, 0.5)).toBe(quantile(counted(kept), 0.5));
      }),
    );
  });
});
