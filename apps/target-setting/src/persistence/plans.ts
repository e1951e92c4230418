import type { EmployeeId, EmploymentStatus, PlanId } from '#civil-service';
import type { Transaction } from '#messaging';
import type { Owner } from '../domain/owner.js';
import { evolve, type Fact, inForceIn, type Plan, waitingIn } from '../domain/plan.js';
import type { PlanningRule } from '../domain/planning-rule.js';
import { versionsOf } from './versions.js';

/** A plan that nobody else can change until the transaction ends, with all that a decision on it needs. */
export interface PlanAtHand {
  readonly plan: Plan;
  /** Undefined while personnel has not told of the employee. */
  readonly owner: Owner | undefined;
  readonly rules: readonly PlanningRule[];
}

interface Head {
  readonly plan_id: PlanId;
  readonly employee_id: EmployeeId;
  readonly year: number;
  readonly revision: number;
  readonly agreed_late: boolean | null;
  /** Null, as the rest of the employee, while he is unknown. */
  readonly status: EmploymentStatus | null;
  readonly active: boolean;
  readonly appraiser_id: EmployeeId | null;
  readonly rules: readonly PlanningRule[];
}

const AT_HAND = `
  SELECT mine.*, e.status, e.active, e.appraiser_id,
    (SELECT jsonb_agg(jsonb_build_object('effectiveFrom', effective_from, 'setBy', set_by)) FROM planning_rule) AS rules
  FROM mine LEFT JOIN employee e USING (employee_id)`;

/**
 * The employee's plan of a year; one without versions when he has none. That row, too, is locked, so that two first
 * proposals take turns; it vanishes with the transaction when the proposal is refused.
 */
export async function planOfYear(
  tx: Transaction,
  { planId, employeeId, year }: Pick<Plan, 'planId' | 'employeeId' | 'year'>,
): Promise<PlanAtHand> {
  const [head] = await tx.query<[Head]>(
    `WITH mine AS (
       INSERT INTO plan AS p (plan_id, employee_id, year, revision, status) VALUES ($1, $2, $3, 0, 'PROPOSED')
       ON CONFLICT (employee_id, year) DO UPDATE SET revision = p.revision
       RETURNING plan_id, employee_id, year, revision, agreed_late)
     ${AT_HAND}`,
    [planId, employeeId, year],
  );
  return atHand(tx, head);
}

export async function planAtHand(tx: Transaction, planId: PlanId): Promise<PlanAtHand | undefined> {
  const [head] = await tx.query<Head[]>(
    `WITH mine AS MATERIALIZED (
       SELECT plan_id, employee_id, year, revision, agreed_late FROM plan WHERE plan_id = $1 FOR UPDATE)
     ${AT_HAND}`,
    [planId],
  );
  return head && atHand(tx, head);
}

// A statement of its own: the one that waited for the lock would still see the versions of before.
async function atHand(tx: Transaction, head: Head): Promise<PlanAtHand> {
  const { plan_id: planId, employee_id: employeeId, year, revision, agreed_late: agreedLate, rules } = head;
  const versions = revision === 0 ? [] : await versionsOf(tx, planId);
  return { plan: { planId, employeeId, year, revision, versions, agreedLate }, owner: ownerIn(head), rules };
}

const ownerIn = ({ employee_id: employeeId, status, active, appraiser_id: appraiserId }: Head): Owner | undefined =>
  status === null ? undefined : { employeeId, status, active, appraiserId };

/** Writes what happened. @returns the plan after it. */
export async function write(tx: Transaction, before: Plan, fact: Fact): Promise<Plan> {
  const after = evolve(before, fact);
  const { planId, revision, agreedLate } = after;
  const head = [planId, revision, fact.fact, inForceIn(after)?.version, waitingIn(after)?.version, agreedLate];
  const replaced = waitingIn(before);
  if (fact.fact !== 'PROPOSED') {
    const reason = fact.fact === 'RETURNED' ? fact.reason : null;
    await tx.query(DECIDE, [...head, fact.version, fact.by, fact.at, reason]);
    return after;
  }
  if (replaced) {
    await tx.query(`UPDATE plan_version SET state = 'REPLACED' WHERE plan_id = $1 AND version = $2`, [
      planId,
      replaced.version,
    ]);
  }
  await tx.query(PROPOSE, [...head, fact.version, JSON.stringify(fact.results), fact.at]);
  return after;
}

const HEAD = `
  WITH head AS (
    UPDATE plan SET revision = $2, status = $3, in_force = $4, waiting = $5, agreed_late = $6 WHERE plan_id = $1)`;

const PROPOSE = `${HEAD}
  INSERT INTO plan_version (plan_id, version, state, results, proposed_at) VALUES ($1, $7, 'PROPOSED', $8, $9)`;

const DECIDE = `${HEAD}
  UPDATE plan_version SET state = $3, decided_by = $8, decided_at = $9, reason = $10 WHERE plan_id = $1 AND version = $7`;
