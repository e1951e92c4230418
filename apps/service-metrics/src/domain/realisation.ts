import { type Measure, type Period, QUARTERS } from '#civil-service';
import { hoursOf } from './service-standard.js';

/** What finished requests of one officer and service come to in one period. */
export interface Finished {
  /** All that were finished. */
  readonly finished: number;
  /** Those of them with a measured turnaround. */
  readonly measured: number;
  /** Those measured that took no longer than the indicator's limit. */
  readonly within: number;
  readonly medianMs: number | null;
}

/** `count` is the number of requests that the value rests on; a null value is "belum ada data". */
export interface Realised {
  readonly value: number | null;
  readonly count: number;
}

export const UNIT_OF: Readonly<Record<Measure, string>> = {
  SHARE_WITHIN: '%',
  COUNT: 'permohonan',
  MEDIAN_HOURS: 'jam',
};

/** Per cent with two decimals, a number of requests, or hours with two decimals. What was not measured counts for none but COUNT. */
export function realise(measure: Measure, { finished, measured, within, medianMs }: Finished): Realised {
  switch (measure) {
    case 'COUNT':
      return { value: finished === 0 ? null : finished, count: finished };
    case 'SHARE_WITHIN':
      return { value: measured === 0 ? null : Math.round((within / measured) * 10_000) / 100, count: measured };
    case 'MEDIAN_HOURS':
      return { value: medianMs === null ? null : hoursOf(medianMs), count: measured };
  }
}

/** Nothing said so far is the same as nothing to say: a period without data is not published until it had some. */
export const isNews = (said: Realised | undefined, now: Realised): boolean =>
  said === undefined ? now.count > 0 : said.value !== now.value || said.count !== now.count;

/** A request counts for its quarter and for the year. */
export const periodsOfYear = (year: number): readonly Period[] => [
  ...QUARTERS.map((quarter) => ({ year, quarter })),
  { year, quarter: null },
];
