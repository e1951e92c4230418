import { type Figure, quantile } from '../figure.js';

export interface Latencies {
  readonly figure: string;
  /** ms, one a sample. */
  readonly values: readonly number[];
  /** What the way is, and by which clock. */
  readonly how: string;
  /** ms that every sample waits on purpose; left out where samples share such a wait, and each waits for a part of it. */
  readonly onPurposeMs?: number;
}

const ms = (value: number): string => `${Math.round(value).toLocaleString('en')} ms`;

/** p50 and p99, with what is left of each without the wait on purpose. */
export const latencyFigures = ({ figure, values, how, onPurposeMs }: Latencies): Figure[] =>
  ([0.5, 0.99] as const).map((q) => {
    const value = quantile(values, q);
    const left =
      onPurposeMs === undefined ? '' : `${ms(value - onPurposeMs)} over the debounce of ${ms(onPurposeMs)}; `;
    return {
      figure: `${figure}, p${q * 100}`,
      value,
      unit: 'ms',
      against: left + (q === 0.5 ? how : `${values.length} samples`),
      ratio: null,
      target: 'stated',
      met: null,
    };
  });
