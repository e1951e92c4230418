import type { EmployeeId, PlanId, UnitId } from '#civil-service';
import type { Transaction } from '#messaging';
import type { PlansQuery, PlanStatus } from './plans-query.js';

/** Where a plan stands, without its words. Unit and appraiser are those of now; null while personnel has not told of the employee. */
export interface PlanLine {
  readonly planId: PlanId;
  readonly employeeId: EmployeeId;
  readonly unitId: UnitId | null;
  readonly appraiserId: EmployeeId | null;
  readonly year: number;
  readonly status: PlanStatus;
  readonly inForceVersion: number | null;
  readonly waitingVersion: number | null;
  /** Whether it was first agreed after the deadline (P6 Pasal 14); null before that. */
  readonly agreedLate: boolean | null;
  readonly revision: number;
}

const LINES = `
  SELECT p.plan_id AS "planId", p.employee_id AS "employeeId", e.unit_id AS "unitId", e.appraiser_id AS "appraiserId",
    p.year, p.status, p.in_force AS "inForceVersion", p.waiting AS "waitingVersion", p.agreed_late AS "agreedLate",
    p.revision
  FROM plan p LEFT JOIN employee e USING (employee_id)`;

/** One more than the page holds, so that a next page can be told. */
export function listPlans(tx: Transaction, query: PlansQuery): Promise<PlanLine[]> {
  const [after] = query.after('uuid') ?? [];
  const { employeeId, year, unitId, appraiserId, status, limit } = query;
  return tx.query<PlanLine[]>(
    `${LINES}
     WHERE ($1::uuid IS NULL OR p.employee_id = $1) AND ($2::int IS NULL OR p.year = $2)
       AND ($3::uuid IS NULL OR e.unit_id = $3) AND ($4::uuid IS NULL OR e.appraiser_id = $4)
       AND ($5::text IS NULL OR p.status = $5) AND ($6::uuid IS NULL OR p.plan_id > $6)
     ORDER BY p.plan_id LIMIT $7`,
    [employeeId, year, unitId, appraiserId, status, after, limit + 1],
  );
}

export async function planLine(tx: Transaction, planId: PlanId): Promise<PlanLine | undefined> {
  const [line] = await tx.query<PlanLine[]>(`${LINES} WHERE p.plan_id = $1`, [planId]);
  return line;
}
