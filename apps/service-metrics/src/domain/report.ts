import { type Period, PREDICATES, type Predicate, QUARTERS } from '#civil-service';
import { hoursOf } from './service-standard.js';
import { UNMEASURED } from './roll-up.js';
import { quantile } from './turnaround-buckets.js';

/** Counts of one bucket of the roll-up, added up over whatever is reported on. */
export interface BucketSum {
  readonly bucket: number;
  readonly n: number;
  readonly judged: number;
  readonly onTime: number;
}

/** Null is "belum ada data", never 0. Shares are per cent with two decimals; median and p90 are within 1 % of the exact ones. */
export interface TurnaroundSummary {
  /** Finished requests with a measured turnaround. */
  readonly count: number;
  /** Finished requests whose requirements were never declared complete. */
  readonly unmeasured: number;
  /** Of those that a standard was in force for. */
  readonly onTimeShare: number | null;
  readonly medianHours: number | null;
  readonly p90Hours: number | null;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : rounded((part / whole) * 100));

const hoursOrNone = (ms: number | null): number | null => (ms === null ? null : hoursOf(ms));

export function summarise(sums: readonly BucketSum[]): TurnaroundSummary {
  const measured = sums.filter(({ bucket }) => bucket !== UNMEASURED);
  const total = (of: readonly BucketSum[], field: 'n' | 'judged' | 'onTime') =>
    of.reduce((sum, counts) => sum + counts[field], 0);
  return {
    count: total(measured, 'n'),
    unmeasured: total(sums, 'n') - total(measured, 'n'),
    onTimeShare: shareOf(total(measured, 'onTime'), total(measured, 'judged')),
    medianHours: hoursOrNone(quantile(measured, 0.5)),
    p90Hours: hoursOrNone(quantile(measured, 0.9)),
  };
}

/** After minus before: fewer hours are a negative difference. Null where either side has no data. */
export interface TurnaroundDifference {
  readonly onTimeShare: number | null;
  readonly medianHours: number | null;
  readonly p90Hours: number | null;
}

export function differenceOf(before: TurnaroundSummary, after: TurnaroundSummary): TurnaroundDifference {
  const less = (then: number | null, now: number | null) =>
    then === null || now === null ? null : rounded(now - then);
  return {
    onTimeShare: less(before.onTimeShare, after.onTimeShare),
    medianHours: less(before.medianHours, after.medianHours),
    p90Hours: less(before.p90Hours, after.p90Hours),
  };
}

export interface PredicateShare {
  readonly predicate: Predicate;
  readonly count: number;
  /** Per cent of those appraised; null when nobody was. */
  readonly share: number | null;
}

/** All five predicates, best first. Who has not been appraised counts as nothing. */
export function distributionOf(counts: ReadonlyMap<Predicate, number>): readonly PredicateShare[] {
  const appraised = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return PREDICATES.toReversed().map((predicate) => {
    const count = counts.get(predicate) ?? 0;
    return { predicate, count, share: shareOf(count, appraised) };
  });
}

/** `2024` or `2024-Q4`; undefined for anything else. */
export function parsePeriod(text: string): Period | undefined {
  const [, year, quarter] = /^(20\d{2})(?:-Q([1-4]))?$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  return { year: Number(year), quarter: QUARTERS.find((known) => String(known) === quarter) ?? null };
}
