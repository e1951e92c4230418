import { randomUUID } from 'node:crypto';
import { ReviewOpened, ReviewWithdrawn } from '#contracts';
import { newEvent, type NewEvent, type Transaction } from '#messaging';
import { reviewAfter } from '../../domain/review.js';
import type { AppraisalOutcome } from '../../persistence/outcomes-table.js';
import { type Review, reviewsOf, saveReviews } from '../../persistence/reviews-table.js';

/** Opens a review for a poor predicate, and withdraws one whose reason a correction took away. One review an appraisal. */
export async function reviewAgain(
  tx: Transaction,
  outcomes: readonly AppraisalOutcome[],
  now: Date,
): Promise<NewEvent[]> {
  const known = new Map(
    (
      await reviewsOf(
        tx,
        outcomes.map(({ appraisalId }) => appraisalId),
      )
    ).map((review) => [review.appraisalId, review]),
  );
  const reviews = outcomes.flatMap((outcome) => reviewed(outcome, known.get(outcome.appraisalId)) ?? []);
  await saveReviews(tx, reviews, now);
  return reviews
    .filter(({ appraisalId, revision }) => known.get(appraisalId)?.revision !== revision)
    .map(({ state, revision, ...data }) => newEvent(state === 'OPEN' ? ReviewOpened : ReviewWithdrawn, data, revision));
}

/** The review as the outcome leaves it; a new revision, which is told to others, only when it opens or is withdrawn. */
function reviewed(outcome: AppraisalOutcome, before: Review | undefined): Review | undefined {
  const state = reviewAfter(outcome.predicate, before?.state);
  return (
    state && {
      reviewId: before?.reviewId ?? randomUUID(),
      appraisalId: outcome.appraisalId,
      employeeId: outcome.employeeId,
      unitId: outcome.unitId,
      year: outcome.year,
      predicate: outcome.predicate,
      appraisalRevision: outcome.revision,
      state,
      revision: (before?.revision ?? 0) + (state === before?.state ? 0 : 1),
    }
  );
}
