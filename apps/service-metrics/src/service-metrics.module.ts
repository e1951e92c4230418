import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Turns } from '#messaging';
import { Clock } from './clock.js';
import { ChangeProducerController } from './features/change-producer/change-producer.controller.js';
import { ProducerChange } from './features/change-producer/producer-change.js';
import { DiscardParkedController } from './features/discard-parked/discard-parked.controller.js';
import { ForgetIngested } from './features/discard-parked/forget-ingested.js';
import { DiscardRejectedController } from './features/discard-rejected/discard-rejected.controller.js';
import { IngestEventsController } from './features/ingest-events/ingest-events.controller.js';
import { IngestGate } from './features/ingest-events/ingest-gate.js';
import { IngestSettings } from './features/ingest-events/ingest-settings.js';
import { Ingestion } from './features/ingest-events/ingestion.js';
import { Reader } from './features/ingest-events/reading/reader.js';
import { ingestTurns } from './features/ingest-events/ingest-turns.js';
import { OnAppraisalCompleted } from './features/on-appraisal-completed/on-appraisal-completed.js';
import { OnDashboardRecorded } from './features/on-dashboard-recorded/on-dashboard-recorded.js';
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
import { ProducerAccounts } from './features/register-producer/producer-accounts.js';
import { ProducerRegistration } from './features/register-producer/producer-registration.js';
import { RegisterProducerController } from './features/register-producer/register-producer.controller.js';
import { ReplayParkedController } from './features/replay-parked/replay-parked.controller.js';
import { RejectedReplay } from './features/replay-rejected/rejected-replay.js';
import { ReplayRejectedController } from './features/replay-rejected/replay-rejected.controller.js';
import { CredentialRotation } from './features/rotate-credentials/credential-rotation.js';
import { RotateCredentialsController } from './features/rotate-credentials/rotate-credentials.controller.js';
import { SetStandardController } from './features/set-standard/set-standard.controller.js';
import { SetStandard } from './features/set-standard/set-standard.js';
import { DepartmentsController } from './read-models/departments/departments.controller.js';
import { ParkedEventsController } from './read-models/parked-events/parked-events.controller.js';
import { OwnPermissionsController } from './read-models/producers/own-permissions.controller.js';
import { ProducersController } from './read-models/producers/producers.controller.js';
import { RealisationsController } from './read-models/realisations/realisations.controller.js';
import { RejectedEventsController } from './read-models/rejected-events/rejected-events.controller.js';
import { BacklogReportController } from './read-models/dashboard-reports/backlog-report.controller.js';
import { PredicateReportController } from './read-models/dashboard-reports/predicate-report.controller.js';
import { ServiceReportController } from './read-models/dashboard-reports/service-report.controller.js';
import { PerformanceReport } from './read-models/reports/performance-report.js';
import { ReportsController } from './read-models/reports/reports.controller.js';
import { RequestsController } from './read-models/requests/requests.controller.js';
import { ServicesController } from './read-models/services/services.controller.js';
import { TurnaroundController } from './read-models/turnaround/turnaround.controller.js';

/** node-postgres' own default, when the connection does not say. */
const USUAL_POOL = 10;

@Module({
  controllers: [
    OnUnitRecorded,
    OnEmployeeRecorded,
    OnServiceEvents,
    OnPlanAgreed,
    OnAppraisalCompleted,
    OnDashboardRecorded,
    RegisterDepartmentController,
    SetStandardController,
    RegisterProducerController,
    ChangeProducerController,
    RotateCredentialsController,
    OwnPermissionsController,
    ProducersController,
    IngestEventsController,
    ReplayRejectedController,
    RejectedEventsController,
    DiscardRejectedController,
    ReplayParkedController,
    DiscardParkedController,
    ParkedEventsController,
    DepartmentsController,
    ServicesController,
    RequestsController,
    TurnaroundController,
    RealisationsController,
    ReportsController,
    ServiceReportController,
    BacklogReportController,
    PredicateReportController,
  ],
  providers: [
    Clock,
    Departments,
    Registration,
    KeepSubscribed,
    SetStandard,
    ProducerAccounts,
    ProducerRegistration,
    ProducerChange,
    CredentialRotation,
    { provide: IngestSettings, useFactory: () => new IngestSettings(process.env) },
    {
      provide: Turns,
      inject: [DataSource],
      useFactory: ({ options }: DataSource) => ingestTurns(options.poolSize ?? USUAL_POOL),
    },
    Ingestion,
    IngestGate,
    Reader,
    RejectedReplay,
    ForgetIngested,
    { provide: RealisationSettings, useFactory: () => new RealisationSettings(process.env) },
    PublishRealisation,
    RealisationPublisher,
    PerformanceReport,
  ],
})
export class ServiceMetricsModule {}
