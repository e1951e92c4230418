/** The services, each one process; in the order of their default ports. The gateway is everyone's door, hence last to be ready. */
export const SERVICES = [
  'personnel',
  'target-setting',
  'appraisal',
  'rewards',
  'service-metrics',
  'development',
  'subscriptions',
  'gateway',
] as const;
export type ServiceName = (typeof SERVICES)[number];

/** All but the gateway, which keeps nothing. */
export const DATABASE_SERVICES: readonly ServiceName[] = SERVICES.filter((service) => service !== 'gateway');

export const DEFAULT_PORTS: Readonly<Record<ServiceName, number>> = {
  personnel: 8091,
  'target-setting': 8092,
  appraisal: 8093,
  rewards: 8094,
  'service-metrics': 8095,
  development: 8096,
  subscriptions: 8097,
  gateway: 8080,
};

export const DEFAULT_KAFKA_PORT = 19_092;
export const DEFAULT_POSTGRES_PORT = 15_432;

const environmentName = (service: ServiceName): string => service.toUpperCase().replaceAll('-', '_');

/** The environment variable that moves a service's port: SERVICE_METRICS_PORT. */
export const portVariable = (service: ServiceName): string => `${environmentName(service)}_PORT`;

/** The environment variable that tells the gateway where a service is: SERVICE_METRICS_URL. */
export const urlVariable = (service: ServiceName): string => `${environmentName(service)}_URL`;

/** A record of one value a service. */
export const forEachService = <T>(make: (service: ServiceName) => T): Record<ServiceName, T> =>
  Object.fromEntries(SERVICES.map((service) => [service, make(service)])) as Record<ServiceName, T>;
