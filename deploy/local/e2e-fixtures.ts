import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KafkaSettings } from '#messaging';
import { temporaryDataDir } from './data-dir.js';
import { givenAccount } from './kafka-client.js';
import { type Platform, startPlatform } from './platform.js';
import { silentProgress } from './progress.js';
import { projectRoot } from './project.js';
import { SERVICES, type ServiceName } from './service-names.js';

/** Stands for a service: it answers as ready, tells its environment, dies on demand and ends in order unless it STAYS. */
const STUB = `
import { createServer } from 'node:http';
createServer((request, response) => {
  if (request.url === '/die') process.exit(3);
  response.end(request.url === '/env' ? JSON.stringify(process.env) : 'ready');
}).listen(Number(process.env.PORT), process.env.HOST);
process.on('SIGTERM', () => process.env.STAYS || process.exit(0));
`;

/** Writes the stub into the folder; its path. */
export const writeStub = async (folder: string): Promise<string> => {
  const path = join(folder, 'stub-service.mjs');
  await writeFile(path, STUB);
  return path;
};

/** Writes a launcher of the whole platform, with stubs for services, into the folder; its path. */
export const writeLauncher = async (folder: string, dataDir: string, stub: string): Promise<string> => {
  const path = join(folder, 'launcher.mjs');
  const built = (module: string): string => JSON.stringify(join(projectRoot, 'dist', 'deploy', 'local', module));
  const program = `
    import { lockDataDir } from ${built('lock.js')};
    import { runMain } from ${built('main.js')};
    import { startPlatform } from ${built('platform.js')};
    import { createProgress } from ${built('progress.js')};
    const progress = createProgress();
    runMain(async () => {
      const dataDir = ${JSON.stringify(dataDir)};
      await lockDataDir(dataDir, progress);
      const { databaseUrl } = await startPlatform({ dataDir, ports: 'free', progress, entry: () => ${JSON.stringify(stub)} });
      progress.line('running on ' + databaseUrl);
    }, progress);
  `;
  await writeFile(path, program);
  return path;
};

export interface Part extends Platform {
  /** For the test's own files; it goes with the part. */
  readonly folder: string;
  /** The administrator's way to the part's topics. */
  readonly kafka: KafkaSettings;
}

/** Some of the real services on the Kafka and PostgreSQL of the tests, apart from what other runs have left there. */
export const startPart = async (services: readonly ServiceName[]): Promise<Part> => {
  const own = `s${randomBytes(4).toString('hex')}`;
  const folder = await temporaryDataDir();
  const topicPrefix = `${own}.`;
  const platform = await startPlatform({
    kafkaBrokers: process.env.KAFKA_BROKERS ?? '',
    kafkaAccount: givenAccount(process.env),
    databaseUrl: process.env.DATABASE_URL ?? '',
    topicPrefix,
    databasePrefix: own,
    dataDir: folder,
    ports: 'free',
    progress: silentProgress,
    without: SERVICES.filter((service) => !services.includes(service)),
  });
  const { kafkaBrokers, kafkaAccount: account } = platform;
  return {
    ...platform,
    folder,
    kafka: { brokers: kafkaBrokers.split(','), topicPrefix, account, clientId: 'test' },
    stop: async () => {
      await platform.stop();
      await rm(folder, { recursive: true });
    },
  };
};

export interface Program {
  process: ChildProcess;
  output: () => string;
  /** The exit status, or the signal that ended it. */
  ended: Promise<number | string>;
}

const NO_STACK = {
  KAFKA_BROKERS: undefined,
  KAFKA_USERNAME: undefined,
  KAFKA_PASSWORD: undefined,
  DATABASE_URL: undefined,
};

const observed = (child: ChildProcess): Program => {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (output += part.toString()));
  const ended = new Promise<number | string>((resolve) =>
    child.once('close', (code, signal) => resolve(signal ?? code ?? -1)),
  );
  return { process: child, output: () => output, ended };
};

const withoutStack = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({ ...process.env, ...NO_STACK, ...env });

/** Runs a program that starts its own Kafka and PostgreSQL, whatever the tests have at hand. */
export const run = (script: string, env: NodeJS.ProcessEnv = {}): Program =>
  observed(spawn(process.execPath, [script], { env: withoutStack(env), stdio: ['ignore', 'pipe', 'pipe'] }));

const ON_A_TERMINAL = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';

export interface OnTerminal extends Program {
  press(keys: string): void;
}

/** The same by `npm start` in a folder, on a terminal of its own. */
export const runNpmStart = async (script: string, folder: string): Promise<OnTerminal> => {
  const start = `exec ${process.execPath} ${script}`;
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'start', scripts: { start } }));
  const child = spawn('python3', ['-c', ON_A_TERMINAL, 'npm', 'start'], {
    cwd: folder,
    env: withoutStack({}),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  return { ...observed(child), press: (keys) => child.stdin.write(keys) };
};

/** The command lines of the running processes that speak of `text`; Linux only. */
export const processesAbout = (text: string): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(join('/proc', pid, 'cmdline'), 'utf8').replaceAll('\0', ' ')];
      } catch {
        return [];
      }
    })
    .filter((commandLine) => commandLine.includes(text));
