import { pathToFileURL } from 'node:url';
import { provisionDatabases, type DatabasesOptions } from './databases.js';
import { ExpectedFailure } from './failure.js';
import { runMain } from './main.js';
import { createProgress, type Progress } from './progress.js';
import { provisionTopics, type TopicsOptions } from './topics.js';

export interface ProvisionOptions extends TopicsOptions, DatabasesOptions {
  progress: Progress;
}

/** Makes what the services need before they start: topics, databases and their roles. Safe to run at any time. */
export const provision = async ({ progress, ...options }: ProvisionOptions): Promise<void> => {
  await Promise.all([
    progress.step('Make topics', () => provisionTopics(options)),
    progress.step('Make databases', () => provisionDatabases(options)),
  ]);
};

/** `node dist/deploy/local/provision.js`, with KAFKA_BROKERS and DATABASE_URL. */
const main = async (): Promise<void> => {
  const { KAFKA_BROKERS, DATABASE_URL, TOPIC_PREFIX, DATABASE_PREFIX } = process.env;
  if (!KAFKA_BROKERS || !DATABASE_URL) throw new ExpectedFailure('Set KAFKA_BROKERS and DATABASE_URL.');
  await provision({
    kafkaBrokers: KAFKA_BROKERS,
    databaseUrl: DATABASE_URL,
    topicPrefix: TOPIC_PREFIX ?? '',
    ...(DATABASE_PREFIX ? { databasePrefix: DATABASE_PREFIX } : {}),
    progress: createProgress(),
  });
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) runMain(main);
