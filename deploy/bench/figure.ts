/** One measured figure: a ratio of two measurements that were taken side by side in the same run. */
export interface Figure {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** What it is measured against, with that one's value. */
  readonly against: string;
  /** Null for a figure that is only stated. */
  readonly ratio: number | null;
  /** As the requirement says it: "≥ 10 ×". */
  readonly target: string;
  /** Null when there is nothing to meet. */
  readonly met: boolean | null;
}

export const atLeast = (ratio: number, least: number): Pick<Figure, 'ratio' | 'target' | 'met'> => ({
  ratio,
  target: `≥ ${least} ×`,
  met: ratio >= least,
});

export const atMost = (ratio: number, most: number): Pick<Figure, 'ratio' | 'target' | 'met'> => ({
  ratio,
  target: `≤ ${most} ×`,
  met: ratio <= most,
});

export const quantile = (values: readonly number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
  if (value === undefined) throw new Error('no values, no quantile');
  return value;
};

export const median = (values: readonly number[]): number => quantile(values, 0.5);
