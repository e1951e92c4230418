import { isForAdministrators, type ServiceDefinition } from '#platform';
import { AppraisalModule } from './appraisal.module.js';
import { messages } from './messages.js';
import { AppraisalRow } from './persistence/entities/appraisal-row.js';
import { EmployeeRow } from './persistence/entities/employee-row.js';
import { ObjectionTermRow } from './persistence/entities/objection-term-row.js';
import { PeriodRow } from './persistence/entities/period-row.js';
import { RevisionRow } from './persistence/entities/revision-row.js';
import { SuggestionRuleRow } from './persistence/entities/suggestion-rule-row.js';
import { Appraisal1700000000001 } from './persistence/migrations/1-initial.js';
import { FirstSuggestionRule1700000000002 } from './persistence/migrations/2-first-suggestion-rule.js';
import { ClosingOfPeriods1700000000003 } from './persistence/migrations/3-closing-of-periods.js';

export const appraisal: ServiceDefinition = {
  name: 'appraisal',
  module: AppraisalModule,
  entities: [EmployeeRow, PeriodRow, AppraisalRow, RevisionRow, SuggestionRuleRow, ObjectionTermRow],
  migrations: [Appraisal1700000000001, FirstSuggestionRule1700000000002, ClosingOfPeriods1700000000003],
  messages,
  open: isForAdministrators('appraisal'),
};
