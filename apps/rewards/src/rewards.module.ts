import { Module } from '@nestjs/common';
import { OnAppraisalOutcome } from './features/on-appraisal-outcome/on-appraisal-outcome.js';
import { OnEmployeeRecorded } from './features/on-employee-recorded/on-employee-recorded.js';
import { OnHistoryImported } from './features/on-history-imported/on-history-imported.js';
import { RecordAwardController } from './features/record-award/record-award.controller.js';
import { RecordDisciplineCaseController } from './features/record-discipline-case/record-discipline-case.controller.js';
import { DecideAllAgain } from './features/set-programme/decide-all-again.js';
import { SetProgrammeController } from './features/set-programme/set-programme.controller.js';
import { EligibilityList } from './read-models/eligibility/eligibility-list.js';
import { EligibilityController } from './read-models/eligibility/eligibility.controller.js';
import { ProgrammesController } from './read-models/programmes/programmes.controller.js';
import { ReviewsController } from './read-models/reviews/reviews.controller.js';

@Module({
  controllers: [
    OnEmployeeRecorded,
    OnAppraisalOutcome,
    OnHistoryImported,
    RecordDisciplineCaseController,
    RecordAwardController,
    SetProgrammeController,
    ProgrammesController,
    EligibilityController,
    ReviewsController,
  ],
  providers: [EligibilityList, DecideAllAgain],
})
export class RewardsModule {}
