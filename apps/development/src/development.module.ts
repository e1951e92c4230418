import { Module } from '@nestjs/common';
import { CompleteAssignmentController } from './features/complete-assignment/complete-assignment.controller.js';
import { OnAppraisalOutcome } from './features/on-appraisal-outcome/on-appraisal-outcome.js';
import { OnEmployeeRecorded } from './features/on-employee-recorded/on-employee-recorded.js';
import { SetRuleController } from './features/set-rule/set-rule.controller.js';
import { AssignmentList } from './read-models/assignments/assignment-list.js';
import { AssignmentsController } from './read-models/assignments/assignments.controller.js';
import { RulesController } from './read-models/rules/rules.controller.js';

@Module({
  controllers: [
    OnEmployeeRecorded,
    OnAppraisalOutcome,
    CompleteAssignmentController,
    SetRuleController,
    AssignmentsController,
    RulesController,
  ],
  providers: [AssignmentList],
})
export class DevelopmentModule {}
