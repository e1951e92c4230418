import { prepared, type Transaction } from '#messaging';
import type { Decision } from '../domain/eligibility.js';

export interface StoredDecision extends Decision {
  readonly employeeId: string;
  readonly programme: string;
  readonly year: number;
  /** 1, 2, 3 … for one employee, programme and year. */
  readonly number: number;
  readonly unitId: string;
  readonly appraisalId: string;
  readonly appraisalRevision: number;
}

/** The last decision of each employee, programme and year. */
export const lastDecisions = (tx: Transaction, employeeIds: readonly string[]): Promise<StoredDecision[]> =>
  prepared<StoredDecision>(
    tx,
    `SELECT employee_id AS "employeeId", programme, year, number, eligible, criteria, unit_id AS "unitId",
            appraisal_id AS "appraisalId", appraisal_revision AS "appraisalRevision"
     FROM eligibility WHERE employee_id = ANY ($1::uuid[])`,
    [employeeIds],
  );

const COLUMNS = `employee_id, programme, year, number, eligible, criteria, unit_id, appraisal_id, appraisal_revision, decided_at`;

export async function saveDecisions(tx: Transaction, decisions: readonly StoredDecision[], now: Date): Promise<void> {
  if (decisions.length === 0) return;
  await prepared(
    tx,
    `WITH made AS (
       INSERT INTO decision (${COLUMNS})
       SELECT d."employeeId", d.programme, d.year, d.number, d.eligible, d.criteria, d."unitId", d."appraisalId",
              d."appraisalRevision", $2
       FROM jsonb_to_recordset($1::jsonb) AS d("employeeId" uuid, programme text, year int, number int, eligible boolean,
            criteria jsonb, "unitId" uuid, "appraisalId" uuid, "appraisalRevision" int)
       RETURNING ${COLUMNS})
     INSERT INTO eligibility (${COLUMNS}) SELECT ${COLUMNS} FROM made
     ON CONFLICT (employee_id, programme, year) DO UPDATE SET number = excluded.number, eligible = excluded.eligible,
       criteria = excluded.criteria, unit_id = excluded.unit_id, appraisal_id = excluded.appraisal_id,
       appraisal_revision = excluded.appraisal_revision, decided_at = excluded.decided_at`,
    [JSON.stringify(decisions), now],
  );
}
