import { join, resolve } from 'node:path';
import { tokenOfAdministrator } from './administrator-token.js';
import { ExpectedFailure } from './failure.js';
import { freePort, portSetting, requireFreePort } from './ports.js';
import type { KafkaPlace } from './kafka-client.js';
import { kafkaTools } from './kafka-jars.js';
import type { Progress } from './progress.js';
import { provision } from './provision.js';
import {
  DEFAULT_KAFKA_PORT,
  DEFAULT_PORTS,
  DEFAULT_POSTGRES_PORT,
  forEachService,
  portVariable,
  SERVICES,
  type ServiceName,
} from './service-names.js';
import { serviceUrl, startServices, type Services } from './services.js';
import { startStack, type Stack } from './stack.js';

export interface PlatformOptions extends Partial<KafkaPlace> {
  /** Keeps data and logs; made when missing. */
  dataDir: string;
  /** `fixed`: the default ports or those of the environment; `free`: any that are free, for tests and the demo. */
  ports: 'fixed' | 'free';
  /** Services that are not started. */
  without?: readonly ServiceName[];
  /** With `kafkaBrokers`: a Kafka and a PostgreSQL that run already, which are then used in place of own ones. */
  databaseUrl?: string;
  topicPrefix?: string;
  databasePrefix?: string;
  progress: Progress;
  /** The program of a service; default the built one in dist/. */
  entry?: (service: ServiceName) => string;
}

export interface Platform extends KafkaPlace {
  urls: Record<ServiceName, string>;
  /** The administrator's. */
  databaseUrl: string;
  administratorToken: string;
  services: Services;
  /** Settles with what happened when the own Kafka or PostgreSQL ends without being told to. */
  failed: Promise<string>;
  /** Services first, then what they stand on. */
  stop(): Promise<void>;
}

const servicePorts = async (options: PlatformOptions): Promise<Record<ServiceName, number>> => {
  const ports = forEachService((service) => DEFAULT_PORTS[service]);
  for (const service of SERVICES) {
    if (options.ports === 'free') {
      ports[service] = await freePort();
      continue;
    }
    const variable = portVariable(service);
    ports[service] = portSetting(variable, DEFAULT_PORTS[service]);
    if (options.without?.includes(service) !== true) await requireFreePort(ports[service], service, variable);
  }
  return ports;
};

const NEVER = new Promise<string>(() => undefined);

const givenStack = ({ kafkaBrokers, kafkaAccount, databaseUrl }: PlatformOptions): Stack | undefined => {
  if (!kafkaBrokers && !databaseUrl) return undefined;
  if (!kafkaBrokers || !databaseUrl) {
    throw new ExpectedFailure(
      'Set both KAFKA_BROKERS and DATABASE_URL to use your own, or neither for the embedded ones.',
    );
  }
  return { kafkaBrokers, kafkaAccount, databaseUrl, failed: NEVER, stop: () => Promise.resolve() };
};

const ownStack = async ({ dataDir, ports, progress }: PlatformOptions): Promise<Stack> =>
  startStack({
    dataDir,
    kafkaPort: ports === 'free' ? await freePort() : portSetting('KAFKA_PORT', DEFAULT_KAFKA_PORT),
    postgresPort: ports === 'free' ? await freePort() : portSetting('POSTGRES_PORT', DEFAULT_POSTGRES_PORT),
    progress,
  });

/**
 * The whole platform: Kafka and PostgreSQL unless they are given, topics and databases, and the services.
 *
 * @throws ExpectedFailure when a port is taken or something does not start; nothing is left running then
 */
export const startPlatform = async (options: PlatformOptions): Promise<Platform> => {
  const { progress, topicPrefix = '', without = [] } = options;
  const ports = await servicePorts(options);
  const stack = givenStack(options) ?? (await ownStack(options));
  const { kafkaBrokers, kafkaAccount, databaseUrl, failed } = stack;
  const common = {
    kafkaBrokers,
    kafkaAccount,
    kafkaTools: await kafkaTools(),
    databaseUrl,
    topicPrefix,
    progress,
    ...(options.databasePrefix === undefined ? {} : { databasePrefix: options.databasePrefix }),
  };
  try {
    const administratorToken = await tokenOfAdministrator(options.dataDir);
    await provision(common);
    const services = await startServices({
      ...common,
      services: SERVICES.filter((service) => !without.includes(service)),
      ports,
      administratorToken,
      logDir: join(resolve(options.dataDir), 'logs'),
      ...(options.entry === undefined ? {} : { entry: options.entry }),
    });
    const stop = async (): Promise<void> => {
      await services.stopAll();
      await stack.stop();
    };
    return {
      urls: forEachService((service) => serviceUrl(ports[service])),
      kafkaBrokers,
      kafkaAccount,
      databaseUrl,
      administratorToken,
      services,
      failed,
      stop,
    };
  } catch (error) {
    await stack.stop();
    throw error;
  }
};
