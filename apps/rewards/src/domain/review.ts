import type { Predicate } from '#civil-service';

export const REVIEW_STATES = ['OPEN', 'WITHDRAWN'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** PP 30/2019 Pasal 56-58: these marks ask what is to be done about the employee's performance. */
const asksForReview = (predicate: Predicate): boolean => predicate === 'KURANG' || predicate === 'SANGAT_KURANG';

/** The state of an appraisal's review after an outcome; undefined when there is none. */
export function reviewAfter(predicate: Predicate, before: ReviewState | undefined): ReviewState | undefined {
  if (asksForReview(predicate)) return 'OPEN';
  return before && 'WITHDRAWN';
}
