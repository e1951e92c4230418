import { randomBytes } from 'node:crypto';
import { OutsideProducer } from '#testing';
import { type DatabasesOptions, serviceDatabase } from '../local/databases.js';
import { ExpectedFailure } from '../local/failure.js';
import { type Platform, startPlatform } from '../local/platform.js';
import { silentProgress } from '../local/progress.js';
import { SERVICES, type ServiceName } from '../local/service-names.js';
import { waitUntil } from '../local/wait.js';
import type { Ground } from './ground.js';

/** Some of the real services, as processes, with databases and topics of their own. */
export interface RunningServices {
  readonly platform: Platform;
  readonly topicPrefix: string;
  /** Sends as the administrator, what other services would. */
  readonly outside: OutsideProducer;
  /** Of a service's tables, as their owner. */
  databaseOf(service: ServiceName): string;
}

/** Runs them while `work` does. */
export const withServices = async <T>(
  { kafkaBrokers, kafkaAccount, databaseUrl, logDir }: Ground,
  services: readonly ServiceName[],
  work: (running: RunningServices) => Promise<T>,
): Promise<T> => {
  const databasePrefix = `bench_${randomBytes(4).toString('hex')}`;
  const topicPrefix = `${databasePrefix}.`;
  const platform = await startPlatform({
    ...{ kafkaBrokers, kafkaAccount, databaseUrl, dataDir: logDir, ports: 'free', progress: silentProgress },
    without: SERVICES.filter((service) => !services.includes(service)),
    topicPrefix,
    databasePrefix,
  });
  const brokers = kafkaBrokers.split(',');
  const databases: DatabasesOptions = { databaseUrl, databasePrefix };
  const outside = await OutsideProducer.connect({ brokers, topicPrefix, account: kafkaAccount, clientId: 'bench' });
  try {
    const databaseOf = (service: ServiceName): string => serviceDatabase(service, databases).migrationUrl;
    return await work({ platform, topicPrefix, outside, databaseOf });
  } finally {
    await outside.close();
    await platform.stop();
  }
};

const WITHIN_MS = 60_000;

/** @throws ExpectedFailure when it has not come true within a minute */
export const comesTrue = async (
  what: string,
  probe: () => boolean | Promise<boolean>,
  everyMs?: number,
): Promise<void> => {
  if (!(await waitUntil(probe, WITHIN_MS, everyMs))) throw new ExpectedFailure(`In vain waited for this: ${what}.`);
};
