import type { EmployeeId, PlanId } from '#civil-service';
import type { Transaction } from '#messaging';
import type { PlannedResult, Version, VersionState } from '../domain/plan.js';

interface Row {
  readonly version: number;
  readonly state: VersionState;
  readonly results: readonly PlannedResult[];
  readonly proposed_at: Date;
  readonly decided_by: EmployeeId | null;
  readonly decided_at: Date | null;
  readonly reason: string | null;
}

/** All versions of a plan, the first one first. */
export async function versionsOf(tx: Transaction, planId: PlanId): Promise<readonly Version[]> {
  const rows = await tx.query<Row[]>(
    `SELECT version, state, results, proposed_at, decided_by, decided_at, reason
     FROM plan_version WHERE plan_id = $1 ORDER BY version`,
    [planId],
  );
  return rows.map(versionIn);
}

function versionIn({ version, state, results, proposed_at: proposedAt, ...row }: Row): Version {
  const written = { version, results, proposedAt };
  const { decided_by: decidedBy, decided_at: decidedAt, reason } = row;
  if (state === 'PROPOSED' || state === 'REPLACED') return { ...written, state };
  if (decidedBy === null || decidedAt === null) throw new Error(`version ${version} is ${state} by nobody`);
  const decided = { ...written, decidedBy, decidedAt };
  return state === 'AGREED' ? { ...decided, state } : { ...decided, state, reason: reason ?? '' };
}
