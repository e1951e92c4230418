import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { provisionDatabases, serviceDatabase, type DatabasesOptions } from './databases.js';
import { ExpectedFailure } from './failure.js';
import { runMain } from './main.js';
import { createProgress, type Progress } from './progress.js';
import { DATABASE_SERVICES } from './service-names.js';
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

/** One file a service with its way into its database, for services that are started by something else than this launcher. */
const writeAccess = async (folder: string, options: DatabasesOptions): Promise<void> => {
  await mkdir(folder, { recursive: true });
  for (const service of DATABASE_SERVICES) {
    const { url, migrationUrl } = serviceDatabase(service, options);
    const lines = `DATABASE_URL=${url}\nMIGRATION_DATABASE_URL=${migrationUrl}\n`;
    await writeFile(join(folder, `${service}.env`), lines, { mode: 0o600 });
  }
};

/** `node dist/deploy/local/provision.js`, with KAFKA_BROKERS and DATABASE_URL; ACCESS_DIR takes the services' access files. */
const main = async (): Promise<void> => {
  const { KAFKA_BROKERS, DATABASE_URL, TOPIC_PREFIX, DATABASE_PREFIX, ACCESS_DIR } = process.env;
  if (!KAFKA_BROKERS || !DATABASE_URL) throw new ExpectedFailure('Set KAFKA_BROKERS and DATABASE_URL.');
  const options = {
    kafkaBrokers: KAFKA_BROKERS,
    databaseUrl: DATABASE_URL,
    topicPrefix: TOPIC_PREFIX ?? '',
    ...(DATABASE_PREFIX ? { databasePrefix: DATABASE_PREFIX } : {}),
  };
  await provision({ ...options, progress: createProgress() });
  if (ACCESS_DIR) await writeAccess(ACCESS_DIR, options);
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) runMain(main);
