import type { PeriodKind, Predicate } from '#civil-service';
import type { Transaction } from '#messaging';

export interface AppraisalOutcome {
  readonly appraisalId: string;
  readonly employeeId: string;
  readonly unitId: string;
  readonly periodKind: PeriodKind;
  readonly year: number;
  readonly to: string;
  readonly predicate: Predicate;
  readonly revision: number;
}

/** Keeps outcomes that are newer than what is known. @returns those; an older revision that comes late is refused. */
export async function keepOutcomes(
  tx: Transaction,
  outcomes: readonly AppraisalOutcome[],
): Promise<AppraisalOutcome[]> {
  const rows = await tx.query<{ appraisal_id: string }[]>(
    `INSERT INTO outcome AS o (appraisal_id, employee_id, unit_id, period_kind, year, period_end, predicate, revision)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::int[], $6::date[], $7::text[], $8::int[])
     ON CONFLICT (appraisal_id) DO UPDATE SET unit_id = excluded.unit_id, predicate = excluded.predicate,
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
      outcomes.map(({ predicate }) => predicate),
      outcomes.map(({ revision }) => revision),
    ],
  );
  const kept = new Set(rows.map((row) => row.appraisal_id));
  return outcomes.filter(({ appraisalId }) => kept.has(appraisalId));
}
