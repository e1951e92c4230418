import { PREDICATES } from '#civil-service';
import { defineEvent } from '../event-contract.js';
import { Exactly, OneOf, Uuid, Year } from '../fields.js';

/** The predicate of a year before the platform, brought in by the import door. */
export const HistoryImported = defineEvent({
  type: 'teladan.appraisal.history-imported.v1',
  topic: 'appraisal.appraisal',
  key: (history) => history.employeeId,
  subject: (history) => `${history.employeeId}/${history.year}`,
  schema: Exactly({ employeeId: Uuid, year: Year, predicate: OneOf(PREDICATES) }),
  example: { employeeId: '5d0f7f2a-1b2c-4d3e-8f40-000000000001', year: 2024, predicate: 'BAIK' },
});
