import { Module } from '@nestjs/common';
import { Clock } from './clock.js';
import { OnAppraisalCompleted } from './features/on-appraisal-completed/on-appraisal-completed.js';
import { OnEmployeeRecorded } from './features/on-employee-recorded/on-employee-recorded.js';
import { OnPlanAgreed } from './features/on-plan-agreed/on-plan-agreed.js';
import { OnServiceEvents } from './features/on-service-events/on-service-events.js';
import { OnUnitRecorded } from './features/on-unit-recorded/on-unit-recorded.js';
import { PublishRealisation } from './features/publish-realisation/publish-realisation.js';
import { RealisationPublisher } from './features/publish-realisation/realisation-publisher.js';
import { RealisationSettings } from './features/publish-realisation/realisation-settings.js';
import { Departments } from './features/register-department/departments.js';
import { KeepSubscribed } from './features/register-department/keep-subscribed.js';
import { RegisterDepartmentController } from './features/register-department/register-department.controller.js';
import { Registration } from './features/register-department/registration.js';
import { SetStandardController } from './features/set-standard/set-standard.controller.js';
import { SetStandard } from './features/set-standard/set-standard.js';
import { DepartmentsController } from './read-models/departments/departments.controller.js';
import { RealisationsController } from './read-models/realisations/realisations.controller.js';
import { PerformanceReport } from './read-models/reports/performance-report.js';
import { ReportsController } from './read-models/reports/reports.controller.js';
import { RequestsController } from './read-models/requests/requests.controller.js';
import { ServicesController } from './read-models/services/services.controller.js';
import { TurnaroundController } from './read-models/turnaround/turnaround.controller.js';

@Module({
  controllers: [
    OnUnitRecorded,
    OnEmployeeRecorded,
    OnServiceEvents,
    OnPlanAgreed,
    OnAppraisalCompleted,
    RegisterDepartmentController,
    SetStandardController,
    DepartmentsController,
    ServicesController,
    RequestsController,
    TurnaroundController,
    RealisationsController,
    ReportsController,
  ],
  providers: [
    Clock,
    Departments,
    Registration,
    KeepSubscribed,
    SetStandard,
    { provide: RealisationSettings, useFactory: () => new RealisationSettings(process.env) },
    PublishRealisation,
    RealisationPublisher,
    PerformanceReport,
  ],
})
export class ServiceMetricsModule {}
