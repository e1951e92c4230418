import type { AppraisalId, PeriodId } from '#civil-service';
import type { Transaction } from '#messaging';
import { appraisalOf } from './appraisal-of.js';
import type { AppraisalFile } from './appraisals.js';
import { AppraisalRow } from './entities/appraisal-row.js';

/** The first instant after a day in Jakarta. */
const END_OF_DAY = `(CAST(:day AS date) + 1)::timestamp AT TIME ZONE 'Asia/Jakarta'`;

/**
 * Signed appraisals of the period, signed on `day` or before, in order; at most `portion`. Locks them until the transaction
 * ends, and passes over those that someone else has in hand: he makes them final, or a later portion does.
 */
export async function openSignedUntil(
  tx: Transaction,
  periodId: PeriodId,
  day: string,
  portion: number,
): Promise<AppraisalFile[]> {
  const rows = await tx
    .createQueryBuilder(AppraisalRow, 'appraisal')
    .innerJoinAndSelect('appraisal.period', 'period')
    .innerJoinAndSelect('appraisal.employee', 'employee')
    .where(`appraisal.periodId = :periodId AND appraisal.state = 'SIGNED'`, { periodId })
    .andWhere(`appraisal.signedAt < ${END_OF_DAY}`, { day })
    .orderBy('appraisal.id')
    .limit(portion)
    .setLock('pessimistic_write', undefined, ['appraisal'])
    .setOnLocked('skip_locked')
    .getMany();
  return rows.map((row) => ({ ...row, appraisal: appraisalOf(row), parties: row.employee }));
}

/** Keeps for all of them that their term passed, and their first revision, in one statement. `at` is an instant, ISO UTC. */
export async function keepTermPassed(tx: Transaction, ids: readonly AppraisalId[], at: string): Promise<void> {
  await tx.query(
    `WITH final AS (
       UPDATE appraisal SET state = 'ACKNOWLEDGED', final_because = 'TERM_PASSED', final_at = $2, revision = 1,
              version = version + 1
       WHERE id = ANY ($1::uuid[]) RETURNING id, revision, marks, predicate, appraiser_id, final_at)
     INSERT INTO appraisal_revision (appraisal_id, revision, marks, predicate, made_by, made_at)
     SELECT id, revision, marks, predicate, appraiser_id, final_at FROM final`,
    [ids, at],
  );
}
