import type { AppraisalId, EmployeeId, PeriodId, UnitId } from '#civil-service';
import type { Transaction } from '#messaging';
import type { Marks } from '../domain/marks.js';

/** Without the basis of the signing, which is most of a row and says nothing that is needed here. */
export interface TermPassed {
  readonly id: AppraisalId;
  readonly employeeId: EmployeeId;
  readonly unitId: UnitId;
  readonly appraiserId: EmployeeId;
  readonly marks: Marks;
  readonly hasEvidence: boolean;
  readonly revision: number;
}

export interface PassedTerms {
  /** Signed on this day (`YYYY-MM-DD`) or before. */
  readonly day: string;
  /** Instant, ISO UTC. */
  readonly at: string;
  /** Whose ids come later than this one: no portion steps again over what those before it have left behind in the index. */
  readonly after: AppraisalId;
  /** At most so many. */
  readonly portion: number;
}

/**
 * Makes these appraisals of the period final, in order of their ids, and keeps their first revision: one statement. Those
 * that someone else has in hand are passed over: he makes them final, or a later call does.
 */
export const letTermsPass = (
  tx: Transaction,
  periodId: PeriodId,
  { day, at, after, portion }: PassedTerms,
): Promise<TermPassed[]> =>
  tx.query<TermPassed[]>(
    `WITH passed AS (
       SELECT id FROM appraisal
       WHERE period_id = $1 AND state = 'SIGNED' AND id > $5::uuid
         AND signed_at < ($2::date + 1)::timestamp AT TIME ZONE 'Asia/Jakarta'
       ORDER BY id LIMIT $4 FOR UPDATE SKIP LOCKED),
     final AS (
       UPDATE appraisal a SET state = 'ACKNOWLEDGED', final_because = 'TERM_PASSED', final_at = $3, revision = 1,
              version = version + 1
       FROM passed WHERE a.id = passed.id RETURNING a.*),
     revised AS (
       INSERT INTO appraisal_revision (appraisal_id, revision, marks, predicate, made_by, made_at)
       SELECT id, revision, marks, predicate, appraiser_id, final_at FROM final)
     SELECT id, employee_id AS "employeeId", unit_id AS "unitId", appraiser_id AS "appraiserId", marks,
            has_evidence AS "hasEvidence", revision
     FROM final ORDER BY id`,
    [periodId, day, at, portion, after],
  );
