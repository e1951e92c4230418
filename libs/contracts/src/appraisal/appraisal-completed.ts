import { defineEvent } from '../event-contract.js';
import { Exactly } from '../fields.js';
import { AppraisalOutcomeFields, exampleOutcome } from './appraisal-fields.js';

/** An appraisal became final. Awards, development and reporting react to this and nothing else. */
export const AppraisalCompleted = defineEvent({
  type: 'teladan.appraisal.completed.v1',
  topic: 'appraisal.appraisal',
  key: (appraisal) => appraisal.employeeId,
  subject: (appraisal) => appraisal.appraisalId,
  schema: Exactly(AppraisalOutcomeFields),
  example: exampleOutcome,
});
