import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv, promisify } from 'node:util';
import { parse } from 'yaml';
import { canLogIn, connectKafka, type KafkaAccount } from '#messaging';
import { eventually } from '#testing';
import { type Child, startChild } from '../local/children.js';
import { javaCommand } from '../local/java.js';
import { classPath, kafkaTools } from '../local/kafka-jars.js';
import { freePort } from '../local/ports.js';
import { projectRoot } from '../local/project.js';
import { DATABASE_SERVICES } from '../local/service-names.js';

const run = promisify(execFile);

type Environment = Record<string, string>;
interface ComposeFile {
  readonly services: Record<'kafka' | 'kafka-guard' | 'provision', { readonly environment: Environment }>;
}

let folder: string;
let kafka: Child;
let brokers: string;

const composed = async (service: keyof ComposeFile['services']): Promise<Environment> => {
  const text = await readFile(join(projectRoot, 'docker-compose.yml'), 'utf8');
  return (parse(text, { merge: true }) as ComposeFile).services[service].environment;
};

const program = (path: string, env: Environment) =>
  run(process.execPath, [join(projectRoot, 'dist', 'deploy', path)], { env: { PATH: process.env.PATH, ...env } });

/** What the containers do, one after the other, with the program that Kafka's image itself runs first. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'teladan-compose-'));
  const [guardDir, configDir, accessDir] = ['guard', 'config', 'access'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await mkdir(guardDir);
  await mkdir(configDir);
  await program('docker/kafka-guard.js', { KAFKA_GUARD_DIR: guardDir });

  const [port, controllerPort] = [await freePort(), await freePort()];
  brokers = `127.0.0.1:${port}`;
  const java = ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', await classPath()];
  const folders = [
    '--default-configs-dir',
    configDir,
    '--mounted-configs-dir',
    guardDir,
    '--final-configs-dir',
    configDir,
  ];
  await run(javaCommand(), [...java, 'kafka.docker.KafkaDockerWrapper', 'setup', ...folders], {
    env: {
      ...(await composed('kafka')),
      PATH: process.env.PATH,
      CLUSTER_ID: randomBytes(16).toString('base64url'),
      KAFKA_LOG_DIRS: join(folder, 'data'),
      KAFKA_LISTENERS: `BROKER://${brokers},CONTROLLER://127.0.0.1:${controllerPort}`,
      KAFKA_ADVERTISED_LISTENERS: `BROKER://${brokers}`,
      KAFKA_CONTROLLER_QUORUM_VOTERS: `1@127.0.0.1:${controllerPort}`,
    },
  });
  kafka = await startChild({
    name: 'kafka-of-compose',
    command: javaCommand(),
    args: [...java, 'kafka.Kafka', join(configDir, 'server.properties')],
    logFile: join(folder, 'kafka.log'),
    stage: 'backing',
  });
  await eventually(() => canLogIn({ brokers: [brokers], topicPrefix: '', account: STRANGER }), { deadlineMs: 90_000 });
  await program('local/provision.js', {
    ...(await composed('provision')),
    KAFKA_BROKERS: brokers,
    KAFKA_TOOLS: (await kafkaTools())?.classPath ?? '',
    KAFKA_GUARD_DIR: guardDir,
    DATABASE_URL: process.env.DATABASE_URL ?? '',
    DATABASE_PREFIX: `compose_${randomBytes(4).toString('hex')}_`,
    ACCESS_DIR: accessDir,
  });
});
afterAll(async () => {
  await kafka.kill();
  await rm(folder, { recursive: true });
});

const STRANGER = { username: 'stranger', password: 'stranger' };

const accountOf = async (service: string): Promise<KafkaAccount> => {
  const { KAFKA_USERNAME = '', KAFKA_PASSWORD = '' } = parseEnv(
    await readFile(join(folder, 'access', `${service}.env`), 'utf8'),
  );
  return { username: KAFKA_USERNAME, password: KAFKA_PASSWORD };
};

const offsetsOf = async (topic: string, account?: KafkaAccount): Promise<unknown> => {
  const access = { brokers: [brokers], topicPrefix: '', clientId: 'test', account };
  const admin = connectKafka(access, { silent: true }).admin({ retry: { retries: 0 } });
  try {
    await admin.connect();
    return await admin.fetchTopicOffsets(topic);
  } finally {
    await admin.disconnect();
  }
};

describe('Kafka as Compose runs it', () => {
  it.each(DATABASE_SERVICES)('knows %s by an account of its own', async (name) => {
    const account = await accountOf(name);
    expect(account.username).toBe(name);
    expect(await canLogIn({ brokers: [brokers], topicPrefix: '', account })).toBe(true);
  });

  it('lets a service do what it needs and nothing else', async () => {
    const appraisal = await accountOf('appraisal');
    await expect(offsetsOf('target-setting.plan', appraisal)).resolves.toHaveLength(4);
    await expect(offsetsOf('rewards.award', appraisal)).rejects.toThrow(/authoriz/i);
  });

  it('lets nobody in whom it does not know', async () => {
    expect(await canLogIn({ brokers: [brokers], topicPrefix: '', account: STRANGER })).toBe(false);
    await expect(offsetsOf('personnel.unit')).rejects.toThrow();
  });

  it('has no password in what its image is told', async () => {
    const { password } = await accountOf('appraisal');
    const told = JSON.stringify(await composed('kafka'));
    expect(password).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(told).not.toMatch(/password/i);
  });
});
