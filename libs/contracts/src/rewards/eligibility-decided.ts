import { defineEvent } from '../event-contract.js';
import { Exactly } from '../fields.js';
import { EligibilityFields, exampleEligibility } from './eligibility-fields.js';

/** Whether an employee may be nominated in an award programme, and why. A later decision of the same subject replaces it. */
export const EligibilityDecided = defineEvent({
  type: 'teladan.rewards.eligibility-decided.v1',
  topic: 'rewards.award',
  key: (decision) => decision.employeeId,
  subject: ({ employeeId, programme, year }) => `${employeeId}/${programme}/${year}`,
  schema: Exactly(EligibilityFields),
  example: exampleEligibility,
});
