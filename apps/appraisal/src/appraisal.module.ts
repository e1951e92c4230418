import { Module } from '@nestjs/common';
import { AcknowledgeAppraisalController } from './features/acknowledge-appraisal/acknowledge-appraisal.controller.js';
import { AppraisalChange } from './features/appraisal-change.js';
import { ClosePeriod } from './features/close-period/close-period.js';
import { ClosePeriodController } from './features/close-period/close-period.controller.js';
import { CorrectAppraisalController } from './features/correct-appraisal/correct-appraisal.controller.js';
import { ImportHistoryController } from './features/import-history/import-history.controller.js';
import { OnEmployeeRecorded } from './features/on-employee-recorded/on-employee-recorded.js';
import { OnEvidenceRecorded } from './features/on-evidence-recorded/on-evidence-recorded.js';
import { OnPlanAgreed } from './features/on-plan-agreed/on-plan-agreed.js';
import { OpenPeriodController } from './features/open-period/open-period.controller.js';
import { RateAppraisalController } from './features/rate-appraisal/rate-appraisal.controller.js';
import { SetSuggestionRuleController } from './features/set-suggestion-rule/set-suggestion-rule.controller.js';
import { SignAppraisalController } from './features/sign-appraisal/sign-appraisal.controller.js';
import { Appraisals } from './read-models/appraisals/appraisals.js';
import { AppraisalsController } from './read-models/appraisals/appraisals.controller.js';
import { Periods } from './read-models/periods/periods.js';
import { PeriodsController } from './read-models/periods/periods.controller.js';

@Module({
  controllers: [
    OnEmployeeRecorded,
    OnPlanAgreed,
    OnEvidenceRecorded,
    OpenPeriodController,
    ClosePeriodController,
    RateAppraisalController,
    SignAppraisalController,
    AcknowledgeAppraisalController,
    CorrectAppraisalController,
    ImportHistoryController,
    SetSuggestionRuleController,
    PeriodsController,
    AppraisalsController,
  ],
  providers: [AppraisalChange, ClosePeriod, Periods, Appraisals],
})
export class AppraisalModule {}
