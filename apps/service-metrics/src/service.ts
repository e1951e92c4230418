import { isForAdministrators, type ServiceDefinition } from '#platform';
import { messages } from './messages.js';
import { Department } from './persistence/entities/department.js';
import { Realisation } from './persistence/entities/realisation.js';
import { Service, ServiceStandardRow } from './persistence/entities/service.js';
import { Unit } from './persistence/entities/unit.js';
import { ServiceMetrics1700000000001 } from './persistence/migrations/1-initial.js';
import { FirstStandards1700000000002 } from './persistence/migrations/2-first-standards.js';
import { LARGEST_BODY } from './features/ingest-events/ingest-gate.js';
import { Producers1700000000003 } from './persistence/migrations/3-producers.js';
import { Reports1700000000004 } from './persistence/migrations/4-reports.js';
import { BacklogAndSatisfaction1700000000005 } from './persistence/migrations/5-backlog-and-satisfaction.js';
import { MendedEvents1700000000006 } from './persistence/migrations/6-mended-events.js';
import { ServiceMetricsModule } from './service-metrics.module.js';

/** Doors that demand a credential of their own, so they need not wait for people's sign-in. */
const GUARDED = /^\/((ingest|producers)(\/[A-Za-z0-9-]+)*|reports\/(services|backlog|predicates))$/;
const isForCityIt = isForAdministrators('service-metrics');

export const serviceMetrics: ServiceDefinition = {
  name: 'service-metrics',
  module: ServiceMetricsModule,
  entities: [Department, Unit, Service, ServiceStandardRow, Realisation],
  migrations: [
    ServiceMetrics1700000000001,
    FirstStandards1700000000002,
    Producers1700000000003,
    Reports1700000000004,
    BacklogAndSatisfaction1700000000005,
    MendedEvents1700000000006,
  ],
  messages,
  bodyLimit: LARGEST_BODY,
  open: (path, method) => GUARDED.test(path) || isForCityIt(path, method),
};
