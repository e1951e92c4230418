import type { Predicate } from '#civil-service';
import { prepared, type Transaction } from '#messaging';
import type { ReviewState } from '../domain/review.js';

export interface Review {
  readonly reviewId: string;
  readonly appraisalId: string;
  readonly employeeId: string;
  readonly unitId: string;
  readonly year: number;
  readonly predicate: Predicate;
  readonly appraisalRevision: number;
  readonly state: ReviewState;
  readonly revision: number;
}

export const reviewsOf = (tx: Transaction, appraisalIds: readonly string[]): Promise<Review[]> =>
  prepared<Review>(
    tx,
    `SELECT review_id AS "reviewId", appraisal_id AS "appraisalId", employee_id AS "employeeId", unit_id AS "unitId", year,
            predicate, appraisal_revision AS "appraisalRevision", state, revision
     FROM review WHERE appraisal_id = ANY ($1::uuid[])`,
    [appraisalIds],
  );

export async function saveReviews(tx: Transaction, reviews: readonly Review[], now: Date): Promise<void> {
  if (reviews.length === 0) return;
  await prepared(
    tx,
    `INSERT INTO review (review_id, appraisal_id, employee_id, unit_id, year, predicate, appraisal_revision, state,
                         revision, opened_at)
     SELECT r."reviewId", r."appraisalId", r."employeeId", r."unitId", r.year, r.predicate, r."appraisalRevision", r.state,
            r.revision, $2
     FROM jsonb_to_recordset($1::jsonb) AS r("reviewId" uuid, "appraisalId" uuid, "employeeId" uuid, "unitId" uuid,
          year int, predicate text, "appraisalRevision" int, state text, revision int)
     ON CONFLICT (review_id) DO UPDATE SET unit_id = excluded.unit_id, predicate = excluded.predicate,
       appraisal_revision = excluded.appraisal_revision, state = excluded.state, revision = excluded.revision,
       opened_at = CASE WHEN review.state = 'WITHDRAWN' THEN excluded.opened_at ELSE review.opened_at END`,
    [JSON.stringify(reviews), now],
  );
}
