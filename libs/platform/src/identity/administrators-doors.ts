import { type Door, isAmong } from '../http/door.js';
import type { FastifyRequest } from 'fastify';
import type { ServiceName } from '../service-definition.js';

/**
 * Commands for city IT alone, beside the registries of producers and dashboards. Each is shut by `@ForAdministrators()`
 * where it stands; as named here it need not wait for people's sign-in, at the service and at the gateway.
 */
export const ADMINISTRATORS_DOORS: Readonly<Partial<Record<ServiceName, readonly Door[]>>> = {
  personnel: [
    'POST /units/import',
    'POST /positions/import',
    'POST /employees/import',
    'PUT /employees/:id/nip',
    'POST /employees/:id/deactivate',
  ],
  appraisal: ['POST /periods', 'POST /periods/:id/close', 'POST /history', 'PUT /suggestion-rules/:effectiveFrom'],
  rewards: [
    'POST /awards',
    'POST /discipline-cases',
    'POST /discipline-cases/:reference/annul',
    'POST /programmes',
    'POST /programmes/:code/criteria',
  ],
  'service-metrics': ['PUT /departments/:unitCode', 'POST /services', 'POST /services/:code/standards'],
  development: ['POST /rules'],
};

/** Of every service that hears events. The platform shuts them: messaging, on which they stand, knows of no credentials. */
const OF_MESSAGING: readonly Door[] = ['POST /messaging/replay', 'POST /messaging/discard'];

/** By the route that was found: an address can be written in many ways. */
export const isOfMessaging = ({ method, routeOptions: { url } }: FastifyRequest): boolean =>
  OF_MESSAGING.some((door) => door === `${method} ${url}`);

/** Whether a request is to a command of the service that only city IT may give. */
export const isForAdministrators = (service: ServiceName): ((path: string, method: string) => boolean) =>
  isAmong([...(ADMINISTRATORS_DOORS[service] ?? []), ...OF_MESSAGING]);
