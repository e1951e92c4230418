import { asId, type EmployeeId, ok, type Predicate, PREDICATES, refused, type Result } from '#civil-service';

/** One line of an import as it was sent: any text, any number. */
export interface HistoryRow {
  readonly employeeId: string;
  readonly year: number;
  readonly predicate: string;
}

/** The predicate of a year before the platform. */
export interface PastYear {
  readonly employeeId: EmployeeId;
  readonly year: number;
  readonly predicate: Predicate;
}

/** What is known of an employee's year apart from its import. */
export interface KnownYears {
  readonly employees: ReadonlySet<string>;
  /** Years with an own final annual appraisal, as `yearKey` writes them. */
  readonly appraised: ReadonlySet<string>;
}

export const yearKey = (employeeId: string, year: number): string => `${employeeId}/${year}`;

const EARLIEST_YEAR = 2000;
const PREDICATE_NAMES: readonly string[] = PREDICATES;
const isPredicate = (text: string): text is Predicate => PREDICATE_NAMES.includes(text);

/** Each row by itself, in order: one bad row does not hold back the others. `today` is `YYYY-MM-DD`. */
export const readHistory = (rows: readonly HistoryRow[], known: KnownYears, today: string): Result<PastYear>[] => {
  const seen = new Set<string>();
  return rows.map((row) => {
    const key = yearKey(row.employeeId, row.year);
    const read = seen.has(key) ? refused({ code: 'ROW_REPEATED', field: '/employeeId' }) : readRow(row, known, today);
    seen.add(key);
    return read;
  });
};

const readRow = ({ employeeId, year, predicate }: HistoryRow, known: KnownYears, today: string): Result<PastYear> => {
  if (!known.employees.has(employeeId)) return refused({ code: 'UNKNOWN_EMPLOYEE', field: '/employeeId' });
  if (!Number.isInteger(year) || year < EARLIEST_YEAR) {
    return refused({ code: 'NOT_A_YEAR', field: '/year', params: { earliest: EARLIEST_YEAR } });
  }
  if (year >= Number(today.slice(0, 4))) return refused({ code: 'YEAR_NOT_OVER', field: '/year' });
  if (!isPredicate(predicate)) {
    return refused({ code: 'UNKNOWN_PREDICATE', field: '/predicate', params: { known: PREDICATES.join(', ') } });
  }
  if (known.appraised.has(yearKey(employeeId, year))) return refused({ code: 'YEAR_APPRAISED_HERE', field: '/year' });
  return ok({ employeeId: asId<EmployeeId>(employeeId), year, predicate });
};
