import { retryAfter, waitBefore } from './retry.js';

const NOW = new Date('2025-04-01T00:00:00Z');
const retry = { firstMs: 500, longestMs: 60_000 };

describe('The wait before the next try', () => {
  it('doubles with each failure up to the longest, with half of it left to chance', () => {
    expect([1, 2, 3, 8, 50].map((failures) => waitBefore(failures, retry, 1))).toEqual([
      500, 1000, 2000, 60_000, 60_000,
    ]);
    expect([1, 2, 3, 8, 50].map((failures) => waitBefore(failures, retry, 0))).toEqual([
      250, 500, 1000, 30_000, 30_000,
    ]);
  });

  it('is never shorter than what the platform asked for', () => {
    expect(waitBefore(1, retry, 0, 7000)).toBe(7000);
    expect(waitBefore(1, retry, 1, 7000)).toBe(7250);
  });

  it.each([
    ['3', 3000],
    ['0', 0],
    ['Tue, 01 Apr 2025 00:00:10 GMT', 10_000],
    ['Mon, 31 Mar 2025 00:00:00 GMT', 0],
    ['999999999', 3_600_000],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
  ])('reads Retry-After "%s" as %s ms', (header, ms) => {
    expect(retryAfter(header, NOW)).toBe(ms);
  });
});
