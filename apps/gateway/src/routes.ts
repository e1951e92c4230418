import { readSettings, SERVICE_NAMES, type ServiceName, serviceUrlSetting } from '#platform';

export type RoutedService = Exclude<ServiceName, 'gateway'>;

/** A service behind the gateway. */
export interface Route {
  readonly service: RoutedService;
  /** The start of its addresses here, `/api/appraisal`. */
  readonly prefix: string;
  /** Where it really is. */
  readonly url: string;
}

const ROUTED = SERVICE_NAMES.filter((name): name is RoutedService => name !== 'gateway');

const FIRST_PORT = 8091;

const settingOf = (service: RoutedService, index: number) => {
  const local = `http://127.0.0.1:${FIRST_PORT + index}`;
  return serviceUrlSetting(`${service.toUpperCase().replaceAll('-', '_')}_URL`, local, { value: local });
};

/**
 * Where each service is: `SERVICE_METRICS_URL` and so on; the ports of the local platform when nothing is said.
 * @throws SettingsError
 */
export function readRoutes(env: Readonly<Record<string, string | undefined>>): Route[] {
  const urls = readSettings(Object.fromEntries(ROUTED.map((name, index) => [name, settingOf(name, index)])), env);
  return ROUTED.map((service) => ({ service, prefix: `/api/${service}`, url: urls[service] ?? '' }));
}
