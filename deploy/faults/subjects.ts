import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChild } from '../local/children.js';
import { freePort } from '../local/ports.js';
import { projectRoot } from '../local/project.js';
import { type Supervised, supervise } from '../local/supervisor.js';
import { waitUntil } from '../local/wait.js';
import type { Role } from './subject/roles.js';
import { SABOTAGE, type Sabotage } from './subject/sabotage.js';
import { HITS_FILE, type SendFault, type Window } from './subject/windows.js';
import type { KafkaAccess } from '#messaging';
import { accountVariables } from '../local/kafka-client.js';

export interface SubjectOptions {
  readonly role: Role;
  readonly lane: string;
  /** Apart from 1, for another instance of the same service. */
  readonly instance: number;
  readonly databaseUrl: string;
  readonly kafka: KafkaAccess;
  readonly logDir: string;
  readonly sabotage: Sabotage | undefined;
}

const BUILT = join(projectRoot, 'dist', 'deploy', 'faults', 'subject', 'main.js');
const GRACE_MS = 35_000;
const ADMINISTRATOR_TOKEN = randomBytes(32).toString('hex');
const DEADLINE_MS = 60_000;

/** One service under test: a real process, which is started again whenever it dies. */
export interface Subject {
  readonly name: string;
  readonly process: Supervised;
  get(path: string): Promise<unknown>;
  text(path: string): Promise<string>;
  post(path: string, body?: unknown): Promise<unknown>;
  isReady(): Promise<boolean>;
  /** @throws Error when it does not become ready */
  becomesReady(): Promise<void>;
  /** It will kill itself when it has passed this window so many times. */
  arm(window: Window, passes: number): Promise<void>;
  armSend(fault: SendFault): Promise<void>;
  /** Windows and faults that it has met so far, in order. */
  met(): readonly string[];
}

export async function startSubject(options: SubjectOptions): Promise<Subject> {
  const port = await freePort();
  const name = `${options.lane}-${options.role}-${options.instance}`;
  const hitsFile = join(options.logDir, `${name}.hits`);
  const url = `http://127.0.0.1:${port}`;
  const call = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const answer = await fetch(url + path, { ...init, signal: AbortSignal.timeout(30_000) });
    if (!answer.ok) throw new Error(`${name} answers ${answer.status} to ${path}: ${await answer.text()}`);
    return answer;
  };
  const post = async (path: string, body?: unknown): Promise<unknown> => {
    const headers = {
      authorization: `Bearer ${ADMINISTRATOR_TOKEN}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await call(path, { method: 'POST', headers, ...json });
    return answer.status === 204 ? undefined : answer.json();
  };
  const isReady = async (): Promise<boolean> =>
    (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(4_000) })).ok;
  const process = supervise({
    name,
    launch: () => launch(options, name, port, hitsFile),
    isReady,
    tell: (line) => appendFileSync(join(options.logDir, 'deaths.log'), `${new Date().toISOString()} ${line}\n`),
  });
  await process.start();
  const insist = async (path: string): Promise<void> => {
    const done = await waitUntil(async () => (await post(path), true), DEADLINE_MS, 100);
    if (!done) throw new Error(`${name} could not be told ${path}`);
  };
  return {
    name,
    process,
    get: async (path) => (await call(path)).json(),
    text: async (path) => (await call(path)).text(),
    post,
    isReady,
    becomesReady: async () => {
      if (!(await waitUntil(isReady, DEADLINE_MS, 100))) throw new Error(`${name} did not become ready again`);
    },
    arm: (window, passes) => insist(`/faults/windows/${window}/${passes}`),
    armSend: (fault) => insist(`/faults/sends/${fault}`),
    met: () => (existsSync(hitsFile) ? readFileSync(hitsFile, 'utf8').trimEnd().split('\n').filter(Boolean) : []),
  };
}

const launch = (options: SubjectOptions, name: string, port: number, hitsFile: string) =>
  startChild({
    name,
    command: process.execPath,
    args: ['--disable-warning=TimeoutNegativeWarning', BUILT, options.role],
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      ADMINISTRATOR_TOKEN,
      KAFKA_BROKERS: options.kafka.brokers.join(),
      ...accountVariables(options.kafka.account),
      TOPIC_PREFIX: options.kafka.topicPrefix,
      DATABASE_URL: options.databaseUrl,
      MIGRATION_DATABASE_URL: options.databaseUrl,
      DATABASE_POOL: '6',
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
      NODE_COMPILE_CACHE: join(projectRoot, 'node_modules/.cache/teladan/compile'),
      [HITS_FILE]: hitsFile,
      [SABOTAGE]: options.sabotage ?? '',
    },
    logFile: join(options.logDir, `${name}.log`),
    stage: 'service',
    graceMs: GRACE_MS,
    ipc: true,
  });
