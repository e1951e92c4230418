import { defineEvent } from '../event-contract.js';
import { exampleReview, ReviewFields } from './review-fields.js';

/** A predicate of KURANG or SANGAT_KURANG opened a review of the employee's performance (PP 30/2019 Pasal 56-58). */
export const ReviewOpened = defineEvent({
  type: 'teladan.rewards.review-opened.v1',
  topic: 'rewards.sanction',
  key: (review) => review.employeeId,
  subject: (review) => review.reviewId,
  schema: ReviewFields,
  example: exampleReview,
});
