import type { Transaction } from '#messaging';
import { type HistoryRow, type KnownYears, type PastYear, yearKey } from '../../domain/history.js';

export interface ChangedYear extends PastYear {
  readonly revision: number;
}

export async function knownYears(tx: Transaction, rows: readonly HistoryRow[]): Promise<KnownYears> {
  const ids = [[...new Set(rows.map(({ employeeId }) => employeeId))]];
  // Compared as text: what a row holds need not be a UUID.
  const employees = await tx.query<{ id: string }[]>(
    `SELECT employee_id AS id FROM employee WHERE employee_id IN (
       SELECT t::uuid FROM unnest($1::text[]) AS t WHERE pg_input_is_valid(t, 'uuid'))`,
    ids,
  );
  const known = [employees.map(({ id }) => id)];
  const appraised = await tx.query<{ id: string; year: number }[]>(
    `SELECT a.employee_id AS id, p.year FROM appraisal a JOIN period p ON p.id = a.period_id
     WHERE a.employee_id = ANY ($1::uuid[]) AND a.state = 'ACKNOWLEDGED' AND p.kind = 'ANNUAL'`,
    known,
  );
  return {
    employees: new Set(employees.map(({ id }) => id)),
    appraised: new Set(appraised.map(({ id, year }) => yearKey(id, year))),
  };
}

/** Writes new years and new predicates of known ones. @returns those alone, each with its revision */
export async function keepHistory(tx: Transaction, years: readonly PastYear[], now: Date): Promise<ChangedYear[]> {
  // Sorted, so that two imports of the same people cannot deadlock.
  return tx.query<ChangedYear[]>(
    `INSERT INTO history AS h (employee_id, year, predicate, revision, imported_at)
     SELECT employee_id, year, predicate, 1, $4
     FROM unnest($1::uuid[], $2::int[], $3::text[]) AS row (employee_id, year, predicate) ORDER BY employee_id, year
     ON CONFLICT (employee_id, year) DO UPDATE SET
       predicate = excluded.predicate, revision = h.revision + 1, imported_at = excluded.imported_at
     WHERE h.predicate <> excluded.predicate
     RETURNING employee_id AS "employeeId", year, predicate, revision`,
    [
      years.map(({ employeeId }) => employeeId),
      years.map(({ year }) => year),
      years.map(({ predicate }) => predicate),
      now,
    ],
  );
}
