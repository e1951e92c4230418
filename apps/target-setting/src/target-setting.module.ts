import { Module } from '@nestjs/common';
import { Deciding } from './deciding.js';
import { AgreePlanController } from './features/agree-plan/agree-plan.controller.js';
import { AgreePlansController } from './features/agree-plans/agree-plans.controller.js';
import { OnEmployeeRecorded } from './features/on-employee-recorded/on-employee-recorded.js';
import { OnRealisationChanged } from './features/on-realisation-changed/on-realisation-changed.js';
import { ProposePlanController } from './features/propose-plan/propose-plan.controller.js';
import { ReturnPlanController } from './features/return-plan/return-plan.controller.js';
import { PlansController } from './read-models/plans/plans.controller.js';

@Module({
  controllers: [
    ProposePlanController,
    AgreePlanController,
    AgreePlansController,
    ReturnPlanController,
    OnEmployeeRecorded,
    OnRealisationChanged,
    PlansController,
  ],
  providers: [Deciding],
})
export class TargetSettingModule {}
