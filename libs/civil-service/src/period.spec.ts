import fc from 'fast-check';
import { QUARTERS, daysOf, endOfJakartaDay, jakartaDay, periodText, quarterOf } from './period.js';

describe('the calendar day in Asia/Jakarta', () => {
  it.each([
    ['2025-03-31T16:59:59.999Z', '2025-03-31', 'the last millisecond of 31 March'],
    ['2025-03-31T17:00:00.000Z', '2025-04-01', 'midnight, which is 17:00 UTC'],
    ['2024-12-31T17:00:00.000Z', '2025-01-01', 'new year'],
    ['2024-02-28T17:00:00.000Z', '2024-02-29', 'a leap day'],
  ])('at %s is %s: %s', (instant, day) => {
    expect(jakartaDay(new Date(instant))).toBe(day);
  });

  it('ends where the next one begins', () => {
    expect(endOfJakartaDay('2025-12-31').toISOString()).toBe('2025-12-31T17:00:00.000Z');
    expect(jakartaDay(endOfJakartaDay('2024-02-28'))).toBe('2024-02-29');
  });

  it('is what the time zone data of the platform says', () => {
    const zoned = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta', dateStyle: 'short' });
    const instants = fc.date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z') });
    fc.assert(
      fc.property(
        instants.filter((instant) => !Number.isNaN(instant.getTime())),
        (instant) => {
          expect(jakartaDay(instant)).toBe(zoned.format(instant));
        },
      ),
    );
  });
});

describe('a period', () => {
  const quarters = fc.record({ year: fc.integer({ min: 2000, max: 2100 }), quarter: fc.constantFrom(...QUARTERS) });

  it.each([
    [{ year: 2025, quarter: null }, '2025', '2025-01-01', '2025-12-31'],
    [{ year: 2025, quarter: 1 }, '2025-Q1', '2025-01-01', '2025-03-31'],
    [{ year: 2025, quarter: 2 }, '2025-Q2', '2025-04-01', '2025-06-30'],
    [{ year: 2025, quarter: 3 }, '2025-Q3', '2025-07-01', '2025-09-30'],
    [{ year: 2025, quarter: 4 }, '2025-Q4', '2025-10-01', '2025-12-31'],
  ] as const)('%o is written %s and runs from %s to %s', (period, text, from, to) => {
    expect(periodText(period)).toBe(text);
    expect(daysOf(period)).toEqual({ from, to });
  });

  it('has both of its ends in the quarter it names', () => {
    fc.assert(
      fc.property(quarters, (period) => {
        const { from, to } = daysOf(period);
        expect(quarterOf(from)).toEqual(period);
        expect(quarterOf(to)).toEqual(period);
      }),
    );
  });

  it('is followed by the next one on the very next day', () => {
    fc.assert(
      fc.property(quarters, (period) => {
        const nextDay = jakartaDay(new Date(Date.parse(`${daysOf(period).to}T00:00:00+07:00`) + 86_400_000));
        expect(daysOf(quarterOf(nextDay)).from).toBe(nextDay);
        expect(quarterOf(nextDay)).not.toEqual(period);
      }),
    );
  });
});
