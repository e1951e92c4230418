import { PREDICATES } from '#civil-service';
import { defineEvent } from '../event-contract.js';
import { Exactly, OneOf } from '../fields.js';
import { AppraisalOutcomeFields, exampleOutcome } from './appraisal-fields.js';

/** A final appraisal was corrected: revision N+1 replaces all before it, and whoever acted on them acts again. */
export const AppraisalCorrected = defineEvent({
  type: 'teladan.appraisal.corrected.v1',
  topic: 'appraisal.appraisal',
  key: (appraisal) => appraisal.employeeId,
  subject: (appraisal) => appraisal.appraisalId,
  schema: Exactly({ ...AppraisalOutcomeFields, previousPredicate: OneOf(PREDICATES) }),
  example: {
    ...exampleOutcome,
    revision: 2,
    workRating: 'DI_BAWAH_EKSPEKTASI',
    predicate: 'BUTUH_PERBAIKAN',
    previousPredicate: 'BAIK',
  },
});
