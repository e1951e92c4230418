import { defineEvent } from '../event-contract.js';
import { exampleReview, ReviewFields } from './review-fields.js';

/** A correction took away the reason for a review. */
export const ReviewWithdrawn = defineEvent({
  type: 'teladan.rewards.review-withdrawn.v1',
  topic: 'rewards.sanction',
  key: (review) => review.employeeId,
  subject: (review) => review.reviewId,
  schema: ReviewFields,
  example: exampleReview,
});
