import { isForAdministrators, isForAdministratorsToLook, isOpenDoor, type StatelessDefinition } from '#platform';
import { allowOrigins } from './features/allow-origins/allow-origins.js';
import { readOrigins } from './features/allow-origins/origins-setting.js';
import { routeRequests } from './features/route-requests/route-requests.js';
import { isContractDoor } from './features/show-contract/contract-files.js';
import { GatewayModule } from './gateway.module.js';
import { messages } from './messages.js';
import { readRoutes, type Route, type RoutedService } from './routes.js';

const PORT = 8080;

/** Doors that demand a credential of their own, so they need not wait for people's sign-in. */
const GUARDED: Partial<Record<RoutedService, RegExp>> = {
  'service-metrics': /^\/((ingest|producers)(\/[A-Za-z0-9-]+)*|reports\/(services|backlog|predicates))$/,
  subscriptions: /^\/(dashboards|events|webhooks)(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/,
};

const OWN_ADDRESSES = /^\/(events|ingest(\/[A-Za-z0-9-]+)+|reports\/(services|backlog|predicates))$/;

/** A service's API documents may be read through the gateway by anybody; its health and metrics are for operators. */
const isOpen = (path: string, method: string, routes: readonly Route[]): boolean => {
  if (path === '/' || OWN_ADDRESSES.test(path) || isContractDoor(path)) return true;
  const route = routes.find(({ prefix }) => path.startsWith(`${prefix}/`));
  if (!route) return false;
  const { service, prefix } = route;
  const door = path.slice(prefix.length);
  if (GUARDED[service]?.test(door) || isForAdministrators(service)(door, method)) return true;
  if (isForAdministratorsToLook(service)(door, method)) return true;
  return isOpenDoor(door) && /^\/(docs|openapi)/.test(door);
};

/** The one door to all services. @throws SettingsError */
export const gateway = (env: Readonly<Record<string, string | undefined>>): StatelessDefinition => {
  const routes = readRoutes(env);
  const origins = readOrigins(env);
  return {
    name: 'gateway',
    database: false,
    module: GatewayModule.with(routes),
    messages,
    port: PORT,
    open: (path, method) => isOpen(path, method, routes),
    doors: (instance) => {
      allowOrigins(origins)(instance);
      routeRequests(routes)(instance);
    },
  };
};
