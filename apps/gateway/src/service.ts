import { isOpenDoor, type StatelessDefinition } from '#platform';
import { routeRequests } from './features/route-requests/route-requests.js';
import { isContractDoor } from './features/show-contract/contract-files.js';
import { GatewayModule } from './gateway.module.js';
import { messages } from './messages.js';
import { readRoutes, type Route } from './routes.js';

const PORT = 8080;

/** A service's API documents may be read through the gateway by anybody; its health and metrics are for operators. */
const isOpen = (path: string, routes: readonly Route[]): boolean => {
  if (path === '/' || isContractDoor(path)) return true;
  const route = routes.find(({ prefix }) => path.startsWith(`${prefix}/`));
  const door = route ? path.slice(route.prefix.length) : '';
  return isOpenDoor(door) && /^\/(docs|openapi)/.test(door);
};

/** The one door to all services. @throws SettingsError */
export const gateway = (env: Readonly<Record<string, string | undefined>>): StatelessDefinition => {
  const routes = readRoutes(env);
  return {
    name: 'gateway',
    database: false,
    module: GatewayModule.with(routes),
    messages,
    port: PORT,
    open: (path) => isOpen(path, routes),
    doors: routeRequests(routes),
  };
};
