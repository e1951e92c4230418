import { hoursOf, isOnTime, reignOf } from './service-standard.js';

const HOUR = 3_600_000;
const standards = [
  { effectiveFrom: '2025-01-01', hours: 24 },
  { effectiveFrom: '2018-01-01', hours: 72 },
];

describe('a service standard', () => {
  it('is kept to the last millisecond', () => {
    expect(isOnTime(standards, '2025-03-01', 24 * HOUR)).toBe(true);
    expect(isOnTime(standards, '2025-03-01', 24 * HOUR + 1)).toBe(false);
  });

  it('judges a past day by the standard of its time', () => {
    expect(isOnTime(standards, '2024-12-31', 30 * HOUR)).toBe(true);
    expect(isOnTime(standards, '2025-01-01', 30 * HOUR)).toBe(false);
  });

  it('judges nothing before the first one', () => {
    expect(isOnTime(standards, '2017-12-31', HOUR)).toBeNull();
  });

  it('reigns until the next one', () => {
    expect(reignOf(standards, '2018-01-01')).toEqual({ from: '2018-01-01', until: '2025-01-01' });
    expect(reignOf(standards, '2020-06-01')).toEqual({ from: '2020-06-01', until: '2025-01-01' });
    expect(reignOf(standards, '2025-01-01')).toEqual({ from: '2025-01-01', until: null });
  });

  it('is told in hours with two decimals', () => {
    expect(hoursOf(5_430_000)).toBe(1.51);
  });
});
