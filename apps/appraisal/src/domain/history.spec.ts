import { type HistoryRow, readHistory, yearKey } from './history.js';

const known = { employees: new Set(['siti', 'budi']), appraised: new Set([yearKey('budi', 2025)]) };
const today = '2026-03-01';
const row = (differing: Partial<HistoryRow> = {}): HistoryRow => ({
  employeeId: 'siti',
  year: 2024,
  predicate: 'BAIK',
  ...differing,
});

describe('the import of years before the platform', () => {
  it('takes a known employee, a past year and a predicate', () => {
    expect(readHistory([row()], known, today)).toEqual([{ ok: true, value: row() }]);
  });

  it.each<[string, string, Partial<HistoryRow>]>([
    ['UNKNOWN_EMPLOYEE', '/employeeId', { employeeId: 'nobody' }],
    ['NOT_A_YEAR', '/year', { year: 1999 }],
    ['NOT_A_YEAR', '/year', { year: 2024.5 }],
    ['YEAR_NOT_OVER', '/year', { year: 2026 }],
    ['UNKNOWN_PREDICATE', '/predicate', { predicate: 'CUKUP' }],
    ['YEAR_APPRAISED_HERE', '/year', { employeeId: 'budi', year: 2025 }],
  ])('refuses a row with %s at %s', (code, field, differing) => {
    expect(readHistory([row(differing)], known, today)).toMatchObject([{ ok: false, violations: [{ code, field }] }]);
  });

  it('judges each row by itself, and takes an employee and year once', () => {
    const rows = [row(), row({ predicate: 'CUKUP', year: 2023 }), row({ predicate: 'KURANG' }), row({ year: 2022 })];
    expect(readHistory(rows, known, today).map(({ ok }) => ok)).toEqual([true, false, false, true]);
  });
});
