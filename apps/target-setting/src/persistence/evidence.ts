import type { EmployeeId, IndicatorId, PlanId, Quarter } from '#civil-service';
import type { Transaction } from '#messaging';
import type { Evidence, Evidenced } from '../domain/evidence.js';

export interface EvidencedPlan extends Evidenced {
  readonly planId: PlanId;
  readonly revision: number;
}

/** Plans that nobody else can change until the transaction ends, as far as evidence needs them. */
export async function lockEvidencedPlans(
  tx: Transaction,
  planIds: readonly PlanId[],
): Promise<ReadonlyMap<PlanId, EvidencedPlan>> {
  interface Row {
    readonly planId: PlanId;
    readonly employeeId: EmployeeId;
    readonly year: number;
    readonly revision: number;
    readonly indicators: readonly IndicatorId[];
  }
  const rows = await tx.query<Row[]>(
    `WITH mine AS MATERIALIZED (
       SELECT plan_id, employee_id, year, revision FROM plan WHERE plan_id = ANY($1) ORDER BY plan_id FOR UPDATE)
     SELECT plan_id AS "planId", employee_id AS "employeeId", year, revision,
       (SELECT coalesce(jsonb_agg(DISTINCT i -> 'indicatorId'), '[]')
        FROM plan_version v, jsonb_array_elements(v.results) r, jsonb_array_elements(r -> 'indicators') i
        WHERE v.plan_id = mine.plan_id AND v.state = 'AGREED') AS indicators
     FROM mine`,
    [planIds],
  );
  return new Map(rows.map(({ indicators, ...row }) => [row.planId, { ...row, indicators: new Set(indicators) }]));
}

/** All evidence of some plans; `sequence` is read as a number: it counts one indicator's changes. */
export async function evidenceOf(tx: Transaction, planIds: readonly PlanId[]): Promise<readonly Evidence[]> {
  interface Row extends Omit<Evidence, 'period' | 'sequence'> {
    readonly year: number;
    readonly quarter: Quarter | null;
    readonly sequence: string;
  }
  const rows = await tx.query<Row[]>(
    `SELECT indicator_id AS "indicatorId", year, quarter, value, unit, count, as_of AS "asOf", sequence
     FROM evidence WHERE plan_id = ANY($1)`,
    [planIds],
  );
  return rows.map(({ year, quarter, sequence, ...row }) => ({
    ...row,
    period: { year, quarter },
    sequence: Number(sequence),
  }));
}

export interface PlanEvidence extends Evidence {
  readonly planId: PlanId;
}

/** Each indicator and period at most once. */
export async function saveEvidence(tx: Transaction, evidence: readonly PlanEvidence[]): Promise<void> {
  if (evidence.length === 0) return;
  await tx.query(
    `INSERT INTO evidence AS t (plan_id, indicator_id, year, quarter, value, unit, count, as_of, sequence)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::int[], $5::double precision[], $6::text[], $7::int[],
                          $8::timestamptz[], $9::bigint[])
     ON CONFLICT (plan_id, indicator_id, year, quarter) DO UPDATE SET value = excluded.value, unit = excluded.unit,
       count = excluded.count, as_of = excluded.as_of, sequence = excluded.sequence
     WHERE t.sequence < excluded.sequence`,
    [
      evidence.map(({ planId }) => planId),
      evidence.map(({ indicatorId }) => indicatorId),
      evidence.map(({ period }) => period.year),
      evidence.map(({ period }) => period.quarter),
      evidence.map(({ value }) => value),
      evidence.map(({ unit }) => unit),
      evidence.map(({ count }) => count),
      evidence.map(({ asOf }) => asOf),
      evidence.map(({ sequence }) => sequence),
    ],
  );
}

export async function saveRevisions(tx: Transaction, revisions: ReadonlyMap<PlanId, number>): Promise<void> {
  if (revisions.size === 0) return;
  await tx.query(
    `UPDATE plan SET revision = r.revision FROM unnest($1::uuid[], $2::int[]) AS r (plan_id, revision)
     WHERE plan.plan_id = r.plan_id`,
    [[...revisions.keys()], [...revisions.values()]],
  );
}
