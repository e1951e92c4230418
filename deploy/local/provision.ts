import { type KafkaAccount, serviceAccount } from '#messaging';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { provisionDatabases, serviceDatabase, type DatabasesOptions } from './databases.js';
import { ExpectedFailure } from './failure.js';
import { runMain } from './main.js';
import { type AccountsOptions, provisionAccounts } from './kafka-accounts.js';
import { accountVariables, givenAccount } from './kafka-client.js';
import { accountsOf, makeAdministrator } from './kafka-guard.js';
import { kafkaTools } from './kafka-jars.js';
import { createProgress, type Progress } from './progress.js';
import { DATABASE_SERVICES } from './service-names.js';
import { provisionTopics, type TopicsOptions } from './topics.js';

export interface ProvisionOptions extends TopicsOptions, AccountsOptions, DatabasesOptions {
  progress: Progress;
  /** The services' accounts are somebody else's to make. */
  accountsByOthers?: boolean;
}

/** Makes what the services need before they start: topics, databases and their roles, accounts in Kafka. Safe to run at any time. */
export const provision = async ({
  progress,
  accountsByOthers = false,
  ...options
}: ProvisionOptions): Promise<void> => {
  const makesAccounts = options.kafkaAccount !== undefined && !accountsByOthers;
  await Promise.all([
    progress.step('Make topics', () => provisionTopics(options)),
    progress.step('Make databases', () => provisionDatabases(options)),
    ...(makesAccounts ? [progress.step('Make Kafka accounts', () => provisionAccounts(options))] : []),
  ]);
};

/** One file a service with its way into its database and into Kafka, for services that are started by something else than this launcher. */
const writeAccess = async (
  folder: string,
  { accountsByOthers, ...options }: Omit<ProvisionOptions, 'progress'>,
): Promise<void> => {
  await mkdir(folder, { recursive: true });
  for (const service of DATABASE_SERVICES) {
    const { url, migrationUrl } = serviceDatabase(service, options);
    const account = accountsByOthers
      ? undefined
      : options.kafkaAccount && serviceAccount(service, options.kafkaAccount);
    const access = { DATABASE_URL: url, MIGRATION_DATABASE_URL: migrationUrl, ...accountVariables(account) };
    const lines = Object.entries(access).map(([name, value]) => (value === undefined ? '' : `${name}=${value}\n`));
    await writeFile(join(folder, `${service}.env`), lines.join(''), { mode: 0o600 });
  }
};

/** Of a Kafka whose secret lies here; made when Kafka does not know him yet. */
const administratorOf = async (folder: string, kafkaBrokers: string): Promise<KafkaAccount> => {
  const { broker, administrator } = await accountsOf(folder);
  await makeAdministrator(kafkaBrokers, broker, administrator);
  return administrator;
};

/**
 * `node dist/deploy/local/provision.js`, with KAFKA_BROKERS and DATABASE_URL, and KAFKA_USERNAME and KAFKA_PASSWORD where Kafka
 * asks for them, or KAFKA_GUARD_DIR of docker/kafka-guard.ts; ACCESS_DIR takes the services' access files. With KAFKA_ACCOUNTS=strimzi the services' accounts are left to it.
 */
const main = async (): Promise<void> => {
  const { KAFKA_BROKERS, DATABASE_URL, TOPIC_PREFIX, DATABASE_PREFIX, ACCESS_DIR } = process.env;
  const { KAFKA_ACCOUNTS, KAFKA_AUTHORITY_FILE, KAFKA_GUARD_DIR } = process.env;
  if (!KAFKA_BROKERS || !DATABASE_URL) throw new ExpectedFailure('Set KAFKA_BROKERS and DATABASE_URL.');
  const options = {
    kafkaBrokers: KAFKA_BROKERS,
    databaseUrl: DATABASE_URL,
    kafkaAccount: KAFKA_GUARD_DIR ? await administratorOf(KAFKA_GUARD_DIR, KAFKA_BROKERS) : givenAccount(process.env),
    kafkaAuthority: KAFKA_AUTHORITY_FILE ? await readFile(KAFKA_AUTHORITY_FILE, 'utf8') : undefined,
    accountsByOthers: KAFKA_ACCOUNTS === 'strimzi',
    kafkaTools: await kafkaTools(),
    topicPrefix: TOPIC_PREFIX ?? '',
    ...(DATABASE_PREFIX ? { databasePrefix: DATABASE_PREFIX } : {}),
  };
  await provision({ ...options, progress: createProgress() });
  if (ACCESS_DIR) await writeAccess(ACCESS_DIR, options);
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) runMain(main);
