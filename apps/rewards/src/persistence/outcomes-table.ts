import type { PeriodKind, Predicate } from '#civil-service';
import { prepared, type Transaction } from '#messaging';

export interface AppraisalOutcome {
  readonly appraisalId: string;
  readonly employeeId: string;
  readonly unitId: string;
  readonly periodKind: PeriodKind;
  readonly year: number;
  readonly to: string;
  readonly completedAt: string;
  readonly predicate: Predicate;
  readonly revision: number;
}

/** Keeps outcomes that are newer than what is known. @returns those; an older revision that comes late is refused. */
export async function keepOutcomes(
  tx: Transaction,
  outcomes: readonly AppraisalOutcome[],
): Promise<AppraisalOutcome[]> {
  const rows = await prepared<{ appraisal_id: string }>(
    tx,
    `INSERT INTO outcome AS o (appraisal_id, employee_id, unit_id, period_kind, year, period_end, completed_at,
                               predicate, revision)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::int[], $6::date[], $7::timestamptz[],
                          $8::text[], $9::int[])
     ON CONFLICT (appraisal_id) DO UPDATE SET unit_id = excluded.unit_id,
       period_end = excluded.period_end, completed_at = excluded.completed_at, predicate = excluded.predicate,
       revision = excluded.revision
     WHERE o.revision < excluded.revision
     RETURNING appraisal_id`,
    [
      outcomes.map(({ appraisalId }) => appraisalId),
      outcomes.map(({ employeeId }) => employeeId),
      outcomes.map(({ unitId }) => unitId),
      outcomes.map(({ periodKind }) => periodKind),
      outcomes.map(({ year }) => year),
      outcomes.map(({ to }) => to),
      outcomes.map(({ completedAt }) => completedAt),
      outcomes.map(({ predicate }) => predicate),
      outcomes.map(({ revision }) => revision),
    ],
  );
  const kept = new Set(rows.map((row) => row.appraisal_id));
  return outcomes.filter(({ appraisalId }) => kept.has(appraisalId));
}

/** Employees, in order after one, with an annual outcome of a period that ends on the day or later. */
export async function employeesAppraisedFrom(
  tx: Transaction,
  day: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await prepared<{ employee_id: string }>(
    tx,
    `SELECT DISTINCT employee_id FROM outcome
     WHERE period_kind = 'ANNUAL' AND period_end >= $1::date AND ($2::uuid IS NULL OR employee_id > $2)
     ORDER BY employee_id LIMIT $3`,
    [day, after, limit],
  );
  return rows.map((row) => row.employee_id);
}
