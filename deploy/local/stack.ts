import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import type { Child } from './children.js';
import { ExpectedFailure } from './failure.js';
import { requireJava } from './java.js';
import { areJarsThere, fetchJars } from './kafka-jars.js';
import { type KafkaPlace } from './kafka-client.js';
import { startKafka } from './kafka.js';
import { lockDataDir } from './lock.js';
import { runMain } from './main.js';
import { freePort, requireFreePort } from './ports.js';
import { startPostgres } from './postgres.js';
import { createProgress, type Progress } from './progress.js';
import { defaultDataDir } from './project.js';

export { freePort } from './ports.js';

export interface StackOptions {
  /** Keeps the data of both; made when missing. */
  dataDir: string;
  kafkaPort: number;
  postgresPort: number;
  progress: Progress;
}

export interface Stack extends KafkaPlace {
  /** The administrator's. */
  databaseUrl: string;
  /** Settles with what happened when one of the two ends without being told to. */
  failed: Promise<string>;
  stop(): Promise<void>;
}

const firstToFail = (processes: Child[]): Promise<string> =>
  new Promise((resolve) => {
    for (const child of processes) {
      void child.ended.then((outcome) => {
        if (!child.isStopping()) resolve(`${child.name} has ended (${outcome}). Its log: ${child.logFile}`);
      });
    }
  });

/**
 * A real Apache Kafka and a real PostgreSQL on loopback, which end with this process, however it ends.
 *
 * @throws ExpectedFailure when Java or Maven is missing, a port is taken, or one of them does not start
 */
export const startStack = async ({ dataDir, kafkaPort, postgresPort, progress }: StackOptions): Promise<Stack> => {
  const folder = resolve(dataDir);
  const logDir = join(folder, 'logs');
  await mkdir(logDir, { recursive: true });
  const jarsAreThere = await areJarsThere();
  await Promise.all([
    requireJava({ andMaven: !jarsAreThere }),
    requireFreePort(kafkaPort, 'Kafka', 'KAFKA_PORT'),
    requireFreePort(postgresPort, 'PostgreSQL', 'POSTGRES_PORT'),
  ]);

  const kafka = async () => {
    if (!jarsAreThere) await progress.step('Fetch Apache Kafka from Maven Central', fetchJars);
    return progress.step('Start Kafka', () => startKafka({ dataDir: join(folder, 'kafka'), logDir, port: kafkaPort }));
  };
  const postgres = () =>
    progress.step('Start PostgreSQL', () => startPostgres({ dataDir: folder, logDir, port: postgresPort }));

  const [theKafka, thePostgres] = await Promise.allSettled([kafka(), postgres()]);
  const stop = async (): Promise<void> => {
    const started = [theKafka, thePostgres].filter((outcome) => outcome.status === 'fulfilled');
    await Promise.all(started.map((outcome) => outcome.value.process.stop()));
  };
  if (theKafka.status === 'fulfilled' && thePostgres.status === 'fulfilled') {
    const processes = [theKafka.value.process, thePostgres.value.process];
    return {
      kafkaBrokers: theKafka.value.brokers,
      kafkaAccount: theKafka.value.account,
      databaseUrl: thePostgres.value.url,
      failed: firstToFail(processes),
      stop,
    };
  }
  await stop();
  throw theKafka.status === 'rejected' ? theKafka.reason : (thePostgres as PromiseRejectedResult).reason;
};

/** `node dist/deploy/local/stack.js --data-dir D [--kafka-port N] [--postgres-port M]`: runs both in the foreground. */
const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: { 'data-dir': { type: 'string' }, 'kafka-port': { type: 'string' }, 'postgres-port': { type: 'string' } },
  });
  const dataDir = values['data-dir'] ?? defaultDataDir;
  const progress = createProgress(process.stderr);
  await lockDataDir(dataDir, progress);
  const { kafkaBrokers, kafkaAccount, databaseUrl, failed } = await startStack({
    dataDir,
    kafkaPort: Number(values['kafka-port'] ?? (await freePort())),
    postgresPort: Number(values['postgres-port'] ?? (await freePort())),
    progress,
  });
  process.stdout.write(`${JSON.stringify({ kafkaBrokers, kafkaAccount, databaseUrl })}\n`);
  throw new ExpectedFailure(await failed);
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) runMain(main);
