import fc from 'fast-check';
import { eachElement, SURVEY_ELEMENTS } from '#civil-service';
import { monthsName, type Span, spansOf } from './months.js';
import { SMALLEST_GROUP } from './small-groups.js';
import { allOf, type MonthOfForms, tellable } from './survey-groups.js';

const month = (name: string, forms: number): MonthOfForms => ({
  month: name,
  forms,
  sums: eachElement((element) => forms * (1 + (SURVEY_ELEMENTS.indexOf(element) % 4))),
});

const spanOf = (from: string, to = from): Span => {
  const spans = spansOf({ from, to, per: 'range' }, '2030-01-01');
  if (!spans.ok || spans.value[0] === undefined) throw new Error(`${from} to ${to} is no span`);
  return spans.value[0];
};

/** Forms of the months of a year from January on. */
const year = (name: number, ...forms: readonly number[]): MonthOfForms[] =>
  forms.flatMap((count, index) => (count === 0 ? [] : [month(`${name}-${String(index + 1).padStart(2, '0')}`, count)]));

const told = (months: readonly MonthOfForms[], from: string, to?: string): number | undefined =>
  tellable(spanOf(from, to), spanOf(from, to), months).sums?.forms;

/** The rows of an answer by months: how many forms are told, or undefined, and of which months. */
const rowsOf = (months: readonly MonthOfForms[], from: string, to: string) => {
  const spans = spansOf({ from, to, per: 'month' }, '2030-01-01');
  if (!spans.ok) throw new Error(`${from} to ${to} are no months`);
  return spans.value.map((span) => {
    const { sums, months: of } = tellable(span, spanOf(from, to), months);
    return { month: span.name, forms: sums?.forms, of: of && monthsName(of) };
  });
};

describe('the forms of a span of months', () => {
  it('are added up, element by element', () => {
    const span = spanOf('2025-01', '2025-02');
    expect(tellable(span, span, year(2025, 5, 7, 9))).toEqual({
      months: { first: '2025-01', last: '2025-02' },
      sums: { forms: 12, sums: { U1: 12, U2: 24, U3: 36, U4: 48, U5: 12, U6: 24, U7: 36, U8: 48, U9: 12 } },
    });
  });

  it('are told of months with enough, and of months with none', () => {
    expect(told(year(2025, 5, 0, 6), '2025-01')).toBe(5);
    expect(told(year(2025, 5, 0, 6), '2025-02')).toBe(0);
    expect(told([], '2025-01', '2025-12')).toBe(0);
  });

  it('are withheld of a month with fewer than five', () => {
    expect(told(year(2025, 4), '2025-01')).toBeUndefined();
    expect(told(year(2025, 6, 4, 6), '2025-02')).toBeUndefined();
  });

  it('of small months are told together, and of neither part', () => {
    const months = year(2025, 3, 2, 6);
    expect(told(months, '2025-01', '2025-02')).toBe(5);
    expect(told(months, '2025-01')).toBeUndefined();
    expect(told(months, '2025-02', '2025-03')).toBeUndefined();
    expect(told(months, '2025-01', '2025-03')).toBe(11);
  });

  it('that are left over at the end of a year go with the last group, so that the year is told', () => {
    const months = [...year(2024, 6, 7, 1), ...year(2025, 9)];
    expect(told(months, '2024-01', '2024-12')).toBe(14);
    expect(told(months, '2024-01')).toBe(6);
    expect(told(months, '2024-02')).toBeUndefined();
    expect(told(months, '2024-02', '2024-03')).toBe(8);
    expect(told(months, '2024-03', '2025-01')).toBeUndefined();
    expect(told(months, '2024-01', '2025-01')).toBe(23);
  });

  it('are withheld of a year that has too few, and of a longer span with it', () => {
    const months = [...year(2024, 1, 0, 2), ...year(2025, 9)];
    expect(told(months, '2024-01', '2024-12')).toBeUndefined();
    expect(told(months, '2024-01', '2025-12')).toBeUndefined();
    expect(told(months, '2025-01', '2025-12')).toBe(9);
  });

  it('that are told together are told in the row of the last of their months, and each row names the months', () => {
    const months = year(2025, 0, 3, 0, 0, 9, 0, 0, 0, 6, 2);
    const together = { first: '2025-02/2025-05', last: '2025-09/2025-10' };
    expect(rowsOf(months, '2025-02', '2025-10')).toEqual([
      { month: '2025-02', forms: undefined, of: together.first },
      ...['2025-03', '2025-04'].map((month) => ({ month, forms: 0, of: month })),
      { month: '2025-05', forms: 12, of: together.first },
      ...['2025-06', '2025-07', '2025-08'].map((month) => ({ month, forms: 0, of: month })),
      { month: '2025-09', forms: undefined, of: together.last },
      { month: '2025-10', forms: 8, of: together.last },
    ]);
  });

  it('are withheld where some of the months that belong together were not asked for, and the row names them', () => {
    const months = year(2025, 3, 9);
    expect(rowsOf(months, '2025-02', '2025-02')).toEqual([
      { month: '2025-02', forms: undefined, of: '2025-01/2025-02' },
    ]);
    expect(rowsOf(year(2025, 3), '2025-01', '2025-01')).toEqual([{ month: '2025-01', forms: undefined, of: null }]);
  });

  it('are all told to who may be told', () => {
    expect(allOf(spanOf('2025-01', '2025-02'), year(2025, 1, 2, 3))).toMatchObject({
      months: { first: '2025-01', last: '2025-02' },
      sums: { forms: 3 },
    });
  });

  it('are told once and in groups that are large enough by the months of a year, and add up to the year', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(7), { minLength: 12, maxLength: 12 }), (counts) => {
        const months = year(2025, ...counts);
        const rows = rowsOf(months, '2025-01', '2025-12');
        const toldOf = rows.map(({ forms }) => forms ?? 0);
        expect(toldOf.filter((forms) => forms > 0 && forms < SMALLEST_GROUP)).toEqual([]);
        const all = toldOf.reduce((sum, forms) => sum + forms, 0);
        expect(all).toBe(told(months, '2025-01', '2025-12') ?? 0);
      }),
    );
  });

  it('leave no small group between any two spans of which one holds the other and begins or ends with it', () => {
    const NAMES = [2024, 2025].flatMap((name) =>
      Array.from({ length: 12 }, (_, index) => `${name}-${String(index + 1).padStart(2, '0')}`),
    );
    const counts = fc.array(fc.nat(7), { minLength: 24, maxLength: 24 });
    const place = fc.nat(23);
    fc.assert(
      fc.property(counts, place, place, place, (forms, ...places) => {
        const months = NAMES.flatMap((name, index) => (forms[index] ? [month(name, forms[index])] : []));
        const [a = 0, b = 0, c = 0] = places.toSorted((left, right) => left - right);
        const sumOf = (from: number, to: number) => told(months, NAMES[from] ?? '', NAMES[to]);
        const pairs = [
          [sumOf(a, c), sumOf(a, b)],
          [sumOf(a, c), sumOf(b, c)],
        ];
        for (const [large, small] of pairs) {
          if (large === undefined || small === undefined) continue;
          expect([0, true]).toContain(large === small ? 0 : large - small >= SMALLEST_GROUP);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
