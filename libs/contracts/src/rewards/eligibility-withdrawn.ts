import { defineEvent } from '../event-contract.js';
import { Exactly } from '../fields.js';
import { EligibilityFields, exampleEligibility } from './eligibility-fields.js';

/** An eligibility that had been decided no longer holds; the criteria say which failed. */
export const EligibilityWithdrawn = defineEvent({
  type: 'teladan.rewards.eligibility-withdrawn.v1',
  topic: 'rewards.award',
  key: (decision) => decision.employeeId,
  subject: ({ employeeId, programme, year }) => `${employeeId}/${programme}/${year}`,
  schema: Exactly(EligibilityFields),
  example: {
    ...exampleEligibility,
    eligible: false,
    criteria: [{ code: 'PREDICATE', outcome: 'FAILED', evidence: '2024 BAIK, 2025 BUTUH_PERBAIKAN' }],
    appraisalRevision: 2,
  },
});
