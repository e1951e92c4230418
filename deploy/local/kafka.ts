import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KafkaAccount } from '#messaging';
import { logTail, startChild, type Child, type ChildOptions } from './children.js';
import { ExpectedFailure } from './failure.js';
import { javaCommand } from './java.js';
import { kafkaClient } from './kafka-client.js';
import { accountsOf, guard, makeAdministrator } from './kafka-guard.js';
import { classPath, log4jConfiguration } from './kafka-jars.js';
import { freePort } from './ports.js';
import { waitUntil } from './wait.js';

const READY_WITHIN_MS = 90_000;

/**
 * The client compiler alone: measured with kafkajs, it starts in 2.7 s instead of 3.7 s, spends half the processor time of
 * the default and passes as many messages, which counts on a machine that runs all services beside it.
 */
const JVM_FLAGS = ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Djava.net.preferIPv4Stack=true'];

/** What makes one node a whole Kafka, wherever it runs: the Compose file has the same. */
export const SINGLE_NODE_SETTINGS: Readonly<Record<string, string>> = {
  'process.roles': 'broker,controller',
  'node.id': '1',
  'inter.broker.listener.name': 'BROKER',
  'controller.listener.names': 'CONTROLLER',
  // A topic is made by provisioning alone: a misspelt name must fail, not become a topic.
  'auto.create.topics.enable': 'false',
  'default.replication.factor': '1',
  'offsets.topic.replication.factor': '1',
  'offsets.topic.num.partitions': '4',
  // The offsets of a group that was away for long must not vanish, or it would start from the beginning.
  'offsets.retention.minutes': String(60 * 24 * 365),
  'transaction.state.log.replication.factor': '1',
  'transaction.state.log.min.isr': '1',
  'transaction.state.log.num.partitions': '4',
  'share.coordinator.state.topic.replication.factor': '1',
  'share.coordinator.state.topic.min.isr': '1',
  'share.coordinator.state.topic.num.partitions': '1',
  'group.initial.rebalance.delay.ms': '0',
  'log.retention.ms': '-1',
  'log.retention.bytes': '-1',
};

/** The controller's port may differ from start to start. */
const settings = (dataFolder: string, port: number, controllerPort: number): Record<string, string> => ({
  ...SINGLE_NODE_SETTINGS,
  'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
  listeners: `BROKER://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
  'advertised.listeners': `BROKER://127.0.0.1:${port}`,
  'log.dirs': dataFolder,
});

const isAnswering = async (brokers: string, broker: KafkaAccount): Promise<boolean> => {
  const admin = kafkaClient(
    { kafkaBrokers: brokers },
    {
      sasl: { mechanism: 'plain', ...broker },
      connectionTimeout: 1000,
      requestTimeout: 2000,
      retry: { retries: 0 },
    },
  ).admin();
  try {
    await admin.connect();
    return (await admin.describeCluster()).brokers.length > 0;
  } finally {
    await admin.disconnect();
  }
};

export interface KafkaOptions {
  /** Holds the node's data and its configuration; made when missing. */
  dataDir: string;
  logDir: string;
  port: number;
  /** Of the broker, beside those of a single node. */
  settings?: Readonly<Record<string, string>>;
}

export interface RunningKafka {
  brokers: string;
  /** The administrator's. */
  account: KafkaAccount;
  process: Child;
}

/**
 * Starts Apache Kafka, whose jars are there already, and waits until it answers. It knows nobody but its administrator.
 *
 * @throws ExpectedFailure with the last log lines when it ends before that or takes too long
 */
export const startKafka = async ({
  dataDir,
  logDir,
  port,
  settings: own = {},
}: KafkaOptions): Promise<RunningKafka> => {
  const dataFolder = join(dataDir, 'data');
  const configuration = join(dataDir, 'server.properties');
  const logFile = join(logDir, 'kafka.log');
  await mkdir(dataFolder, { recursive: true });
  const { broker, administrator } = await accountsOf(dataDir);
  const all = { ...settings(dataFolder, port, await freePort()), ...guard(broker, administrator), ...own };
  const lines = Object.entries(all).map(([name, value]) => `${name}=${value}`);
  await writeFile(configuration, `${lines.join('\n')}\n`, { mode: 0o600 });

  const java = async (name: string, mainClass: string, args: readonly string[]): Promise<Child> => {
    const options: ChildOptions = {
      name,
      command: javaCommand(),
      args: [
        ...JVM_FLAGS,
        `-Dlog4j2.configurationFile=${log4jConfiguration}`,
        `-Dteladan.log.file=${logFile}`,
        '-cp',
        await classPath(),
        mainClass,
        ...args,
      ],
      logFile: join(logDir, 'kafka.out.log'),
      stage: 'backing',
      graceMs: 20_000,
    };
    return startChild(options);
  };

  if (!existsSync(join(dataFolder, 'meta.properties'))) {
    const clusterId = randomBytes(16).toString('base64url');
    const format = await java('kafka-format', 'kafka.tools.StorageTool', [
      'format',
      // As one argument: an id may begin with a hyphen, which would be taken for an option.
      `--cluster-id=${clusterId}`,
      '-c',
      configuration,
    ]);
    const outcome = await format.ended;
    if (outcome !== 'exit code 0') {
      throw new ExpectedFailure(`Kafka's storage could not be prepared (${outcome}):\n${logTail(format.logFile)}`);
    }
  }

  const brokers = `127.0.0.1:${port}`;
  const child = await java('kafka', 'kafka.Kafka', [configuration]);
  const answers = async () => !child.isRunning() || (await isAnswering(brokers, broker));
  const ready = await waitUntil(answers, READY_WITHIN_MS, 100);
  if (ready && child.isRunning()) {
    await makeAdministrator(brokers, broker, administrator);
    return { brokers, account: administrator, process: child };
  }
  await child.kill();
  throw new ExpectedFailure(`Kafka did not start. Its last log lines, from ${logFile}:\n${logTail(logFile)}`);
};
