import { join } from 'node:path';
import { type RunningKafka, startKafka } from '../local/kafka.js';
import { freePort } from '../local/ports.js';
import { type RunningPostgres, startPostgres } from '../local/postgres.js';
import { requireJava } from '../local/java.js';
import { areJarsThere, fetchJars } from '../local/kafka-jars.js';
import type { Progress } from '../local/progress.js';
import type { KafkaAccount } from '#messaging';

/** A Kafka and a PostgreSQL that can be killed and started again on the same data and port. */
export interface Backing {
  readonly brokers: string;
  /** The administrator's. */
  readonly account: KafkaAccount;
  /** The administrator's. */
  readonly databaseUrl: string;
  readonly logDir: string;
  readonly kafka: Killable;
  readonly postgres: Killable;
  stop(): Promise<void>;
}

export interface Killable {
  pid(): number;
  isRunning(): boolean;
  kill(): Promise<void>;
  start(): Promise<void>;
}

type Running = RunningKafka | RunningPostgres;

const killable = (first: Running, again: () => Promise<Running>): Killable & { stop(): Promise<void> } => {
  let { process } = first;
  return {
    pid: () => process.pid,
    isRunning: () => process.isRunning(),
    kill: () => process.kill(),
    stop: () => process.stop(),
    start: async () => {
      if (!process.isRunning()) ({ process } = await again());
    },
  };
};

/** A broker refuses sessions shorter than 6 s otherwise. */
const SHORT_SESSIONS = { 'group.min.session.timeout.ms': '2000' };

/** @throws ExpectedFailure when one of the two does not start */
export const startBacking = async (dataDir: string, progress: Progress): Promise<Backing> => {
  const logDir = join(dataDir, 'logs');
  const kafkaOptions = { dataDir: join(dataDir, 'kafka'), logDir, port: await freePort(), settings: SHORT_SESSIONS };
  const postgresOptions = { dataDir, logDir, port: await freePort() };
  const jarsAreThere = await areJarsThere();
  await requireJava({ andMaven: !jarsAreThere });
  if (!jarsAreThere) await progress.step('Fetch Apache Kafka from Maven Central', fetchJars);
  const [theKafka, thePostgres] = await Promise.all([
    progress.step('Start Kafka', () => startKafka(kafkaOptions)),
    progress.step('Start PostgreSQL', () => startPostgres(postgresOptions)),
  ]);
  const kafka = killable(theKafka, () => startKafka(kafkaOptions));
  const postgres = killable(thePostgres, () => startPostgres(postgresOptions));
  return {
    brokers: theKafka.brokers,
    account: theKafka.account,
    databaseUrl: thePostgres.url,
    logDir,
    kafka,
    postgres,
    stop: async () => {
      await Promise.all([kafka.stop(), postgres.stop()]);
    },
  };
};
