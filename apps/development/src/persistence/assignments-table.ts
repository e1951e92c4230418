import type { Transaction } from '#messaging';
import type { Assignment, Completion } from '../domain/assignment.js';

export interface StoredAssignment extends Assignment {
  readonly assignmentId: string;
  readonly employeeId: string;
  readonly unitId: string;
  readonly appraisalId: string;
  readonly appraisalRevision: number;
  readonly titleId: string;
  readonly titleEn: string;
  readonly revision: number;
}

const COLUMNS = `assignment_id AS "assignmentId", employee_id AS "employeeId", unit_id AS "unitId",
  appraisal_id AS "appraisalId", appraisal_revision AS "appraisalRevision", need, kind, state, title_id AS "titleId",
  title_en AS "titleEn", revision`;

export const assignmentsOf = (tx: Transaction, appraisalIds: readonly string[]): Promise<StoredAssignment[]> =>
  tx.query<StoredAssignment[]>(
    `SELECT ${COLUMNS} FROM assignment WHERE appraisal_id = ANY ($1::uuid[]) ORDER BY assignment_id FOR UPDATE`,
    [appraisalIds],
  );

export async function findAssignment(
  tx: Transaction,
  id: string,
): Promise<(StoredAssignment & { completion: Completion | null }) | undefined> {
  const [row] = await tx.query<(StoredAssignment & { completedOn: string | null; note: string | null })[]>(
    `SELECT ${COLUMNS}, completed_on::text AS "completedOn", note FROM assignment WHERE assignment_id = $1 FOR UPDATE`,
    [id],
  );
  return (
    row && { ...row, completion: row.completedOn === null ? null : { completedOn: row.completedOn, note: row.note } }
  );
}

/** Adds new assignments and the new state of known ones. */
export async function saveAssignments(tx: Transaction, changed: readonly StoredAssignment[], now: Date): Promise<void> {
  if (changed.length === 0) return;
  await tx.query(
    `INSERT INTO assignment (assignment_id, employee_id, unit_id, appraisal_id, appraisal_revision, need, kind, title_id,
                             title_en, state, revision, made_at)
     SELECT a."assignmentId", a."employeeId", a."unitId", a."appraisalId", a."appraisalRevision", a.need, a.kind,
            a."titleId", a."titleEn", a.state, a.revision, $2
     FROM jsonb_to_recordset($1::jsonb) AS a("assignmentId" uuid, "employeeId" uuid, "unitId" uuid, "appraisalId" uuid,
          "appraisalRevision" int, need text, kind text, "titleId" text, "titleEn" text, state text, revision int)
     ON CONFLICT (assignment_id) DO UPDATE SET appraisal_revision = excluded.appraisal_revision, state = excluded.state,
       revision = excluded.revision`,
    [JSON.stringify(changed), now],
  );
}

export const saveCompletion = (tx: Transaction, id: string, { completedOn, note }: Completion): Promise<unknown> =>
  tx.query(
    `UPDATE assignment SET state = 'COMPLETED', completed_on = $2, note = $3, revision = revision + 1
     WHERE assignment_id = $1`,
    [id, completedOn, note],
  );
