import { distributionOf, differenceOf, parsePeriod, summarise } from './report.js';
import { UNMEASURED } from './roll-up.js';
import { bucketOf } from './turnaround-buckets.js';

const HOUR = 3_600_000;
const took = (hours: number, n = 1, onTime = n) => ({ bucket: bucketOf(hours * HOUR), n, judged: n, onTime });

describe('a turnaround summary', () => {
  it('has no data rather than nought where nothing was finished', () => {
    expect(summarise([])).toEqual({ count: 0, unmeasured: 0, onTimeShare: null, medianHours: null, p90Hours: null });
  });

  it('tells share on time, median and p90 of what was measured', () => {
    const { count, onTimeShare, medianHours, p90Hours } = summarise([took(4, 6), took(20, 3), took(100, 1, 0)]);
    expect({ count, onTimeShare }).toEqual({ count: 10, onTimeShare: 90 });
    expect(Math.abs((medianHours ?? NaN) - 4)).toBeLessThanOrEqual(0.045);
    expect(Math.abs((p90Hours ?? NaN) - 20)).toBeLessThanOrEqual(0.205);
  });

  it('counts what was not measured apart', () => {
    const unmeasured = { bucket: UNMEASURED, n: 3, judged: 0, onTime: 0 };
    expect(summarise([unmeasured])).toMatchObject({ count: 0, unmeasured: 3, medianHours: null, onTimeShare: null });
  });

  it('judges only what a standard was in force for', () => {
    expect(summarise([took(4), { ...took(5), judged: 0, onTime: 0 }])).toMatchObject({ count: 2, onTimeShare: 100 });
  });
});

describe('the difference of two periods', () => {
  const before = { count: 9, unmeasured: 0, onTimeShare: 12.5, medianHours: 90.4, p90Hours: 200 };
  const after = { count: 9, unmeasured: 0, onTimeShare: 97.25, medianHours: 5.1, p90Hours: null };

  it('is after minus before, and unknown where a side has no data', () => {
    expect(differenceOf(before, after)).toEqual({ onTimeShare: 84.75, medianHours: -85.3, p90Hours: null });
  });
});

describe('the distribution of predicates', () => {
  it('shares all five among those appraised', () => {
    const shares = distributionOf(new Map([['BAIK', 2] as const, ['KURANG', 1] as const]));
    expect(shares).toEqual([
      { predicate: 'SANGAT_BAIK', count: 0, share: 0 },
      { predicate: 'BAIK', count: 2, share: 66.67 },
      { predicate: 'BUTUH_PERBAIKAN', count: 0, share: 0 },
      { predicate: 'KURANG', count: 1, share: 33.33 },
      { predicate: 'SANGAT_KURANG', count: 0, share: 0 },
    ]);
  });

  it('has no shares before anyone was appraised', () => {
    expect(distributionOf(new Map()).every(({ share }) => share === null)).toBe(true);
  });
});

describe('a period as text', () => {
  it.each([
    ['2024-Q4', { year: 2024, quarter: 4 }],
    ['2025', { year: 2025, quarter: null }],
    ['2025-Q5', undefined],
    ['2025-q1', undefined],
    ['1999-Q1', undefined],
    ['', undefined],
  ])('%s is read', (text, period) => {
    expect(parsePeriod(text)).toEqual(period);
  });
});
