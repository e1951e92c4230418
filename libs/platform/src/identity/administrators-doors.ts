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

/**
 * What city IT must be able to look at: its registers and rules, and events that do not flow; nothing of a single person.
 * They are open to all where the doors listen on loopback; in production city IT's token opens them.
 */
const LOOKS: Readonly<Partial<Record<ServiceName, readonly Door[]>>> = {
  personnel: ['GET /units', 'GET /units/:id', 'GET /positions'],
  appraisal: ['GET /periods', 'GET /periods/:id', 'GET /suggestion-rules'],
  rewards: ['GET /programmes'],
  'service-metrics': ['GET /departments', 'GET /services'],
  development: ['GET /rules'],
};

const MESSAGING_LOOKS: readonly Door[] = ['GET /messaging/parked', 'GET /messaging/waiting', 'GET /messaging/lag'];

/** Whether a request is to one that in production only city IT may look behind. */
export const isForAdministratorsToLook = (service: ServiceName): ((path: string, method: string) => boolean) =>
  isAmong(service === 'gateway' ? [] : [...(LOOKS[service] ?? []), ...MESSAGING_LOOKS]);

/** Whether a request is to a command of the service that only city IT may give. */
export const isForAdministrators = (service: ServiceName): ((path: string, method: string) => boolean) =>
  isAmong([...(ADMINISTRATORS_DOORS[service] ?? []), ...OF_MESSAGING]);
