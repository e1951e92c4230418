import { join } from 'node:path';
import { startChild } from './children.js';
import { serviceDatabase, type DatabasesOptions } from './databases.js';
import { type KafkaTools, serviceAccount } from '#messaging';
import { accountVariables, type KafkaPlace } from './kafka-client.js';
import type { Progress } from './progress.js';
import { projectRoot } from './project.js';
import { DATABASE_SERVICES, SERVICES, urlVariable, type ServiceName } from './service-names.js';
import { supervise, type Supervised } from './supervisor.js';

/** The service lets its batch finish, for which it may take 25 s, and gives up by itself after 30 s. */
const GRACE_MS = 35_000;

export interface ServicesOptions extends DatabasesOptions, KafkaPlace {
  services: readonly ServiceName[];
  /** Of every service, also of one that is not started: the gateway is told where each would be. */
  ports: Readonly<Record<ServiceName, number>>;
  /** Kafka's own commands, with which producers and dashboards get accounts there. */
  kafkaTools?: KafkaTools | undefined;
  topicPrefix: string;
  logDir: string;
  progress: Progress;
  /** What city IT shows at its doors; without it nobody passes them. */
  administratorToken?: string;
  /** The program of a service; default the built one in dist/. */
  entry?: (service: ServiceName) => string;
}

export interface Services {
  start(name: ServiceName): Promise<void>;
  /** Lets it finish and end; it stays down until `start`. */
  stop(name: ServiceName): Promise<void>;
  /** SIGKILL; it stays down until `start`. */
  kill(name: ServiceName): Promise<void>;
  pid(name: ServiceName): number | undefined;
  stopAll(): Promise<void>;
}

/**
 * V8 sizes its heap by the machine's memory and lets garbage lie: a service that holds 60 MB was measured at 400 to 570 MB
 * resident. With these it stays below 250 MB; the largest request body is 4 MiB.
 */
export const HEAP_FLAGS = ['--max-semi-space-size=8', '--max-old-space-size=128'];

const builtEntry = (service: ServiceName): string => join(projectRoot, 'dist', 'apps', service, 'src', 'main.js');

const compileCache = join(projectRoot, 'node_modules/.cache/teladan/compile');

export const serviceUrl = (port: number): string => `http://127.0.0.1:${port}`;

const environment = (service: ServiceName, options: ServicesOptions): NodeJS.ProcessEnv => {
  const { DATABASE_ROLE_SECRET: _secret, DATABASE_URL: _url, ...inherited } = process.env;
  const { kafkaBrokers, kafkaAccount, kafkaTools, topicPrefix, ports } = options;
  const own: NodeJS.ProcessEnv = {
    HOST: '127.0.0.1',
    PORT: String(ports[service]),
    KAFKA_BROKERS: kafkaBrokers,
    ...accountVariables(
      DATABASE_SERVICES.includes(service) && kafkaAccount ? serviceAccount(service, kafkaAccount) : undefined,
    ),
    KAFKA_TOOLS: kafkaAccount && kafkaTools?.classPath,
    KAFKA_TOOLS_JAVA: kafkaTools?.java,
    TOPIC_PREFIX: topicPrefix,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
    // Compiling what they import is a third of the time that eight processes take to start.
    NODE_COMPILE_CACHE: compileCache,
    // glibc keeps freed memory in an arena for each thread and core; Node has many threads, which use little.
    MALLOC_ARENA_MAX: '2',
  };
  if (DATABASE_SERVICES.includes(service)) {
    const { url, migrationUrl } = serviceDatabase(service, options);
    own.DATABASE_URL = url;
    own.MIGRATION_DATABASE_URL = migrationUrl;
  }
  if (options.administratorToken !== undefined) own.ADMINISTRATOR_TOKEN = options.administratorToken;
  if (service === 'gateway') {
    for (const other of DATABASE_SERVICES) own[urlVariable(other)] = serviceUrl(ports[other]);
  }
  return { ...inherited, ...own };
};

const superviseService = (service: ServiceName, options: ServicesOptions): Supervised =>
  supervise({
    name: service,
    launch: () =>
      startChild({
        name: service,
        command: process.execPath,
        args: [
          '--enable-source-maps',
          ...HEAP_FLAGS,
          // kafkajs asks for timers in the past, which Node 24 warns of in each process; they fire at once, as it wants.
          '--disable-warning=TimeoutNegativeWarning',
          (options.entry ?? builtEntry)(service),
        ],
        env: environment(service, options),
        logFile: join(options.logDir, `${service}.log`),
        stage: 'service',
        graceMs: GRACE_MS,
        ipc: true,
      }),
    isReady: async () => {
      const url = `${serviceUrl(options.ports[service])}/health/ready`;
      return (await fetch(url, { signal: AbortSignal.timeout(4000) })).ok;
    },
    tell: (line) => options.progress.line(line),
  });

/**
 * Starts the services at once, one process each, and waits until all are ready.
 *
 * @throws ExpectedFailure with the last log lines of the first that does not become ready; the others are stopped
 */
export const startServices = async (options: ServicesOptions): Promise<Services> => {
  const supervised = new Map(SERVICES.map((service) => [service, superviseService(service, options)]));
  const of = (service: ServiceName): Supervised => {
    const found = supervised.get(service);
    if (found === undefined) throw new Error(`There is no service "${service}".`);
    return found;
  };
  const services: Services = {
    start: (service) => of(service).start(),
    stop: (service) => of(service).stop(),
    kill: (service) => of(service).kill(),
    pid: (service) => of(service).pid(),
    stopAll: async () => {
      await Promise.all([...supervised.values()].map((service) => service.stop()));
    },
  };
  const outcomes = await Promise.allSettled(
    options.services.map((service) => options.progress.step(`Start ${service}`, () => services.start(service))),
  );
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure === undefined) return services;
  await services.stopAll();
  throw failure.reason;
};
