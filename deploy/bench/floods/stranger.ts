import { randomUUID } from 'node:crypto';
import { access, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { KafkaSettings } from '#messaging';
import { type Child, logTail, startChild } from '../../local/children.js';
import { ExpectedFailure } from '../../local/failure.js';
import { projectRoot } from '../../local/project.js';
import type { Credentials } from '../ingest/producers.js';
import { comesTrue } from '../running-services.js';

/** What a stranger can do to the platform. */
export const FLOODS = {
  burner: 'a process that only takes as much processor time',
  http: 'one’s HTTP flood of 1,000 events a request',
  malformed: 'JSON that breaks off',
  largest: 'bodies of 4 MiB',
  slow: 'bodies that never end, slowly, on 50 connections',
  credentials: 'wrong credentials',
  nested: 'JSON nested two million deep',
  kafka: 'one’s Kafka flood',
} as const;
export type Flood = keyof typeof FLOODS;

/** Those of one department that sends too much of what is right; the others come in several names at once. */
export const OF_ONE: readonly Flood[] = ['http', 'kafka'];

/** Of one processor: a stranger's machine would be another, and what he takes here, he takes from those whom he floods. */
export const SHARE = 0.5;

/** What a process of its own is told to do until it is ended. */
export interface Order {
  readonly flood: Flood;
  readonly url: string;
  readonly kafka: Omit<KafkaSettings, 'account'>;
  /** In whose names it comes. */
  readonly producers: readonly Credentials[];
  readonly share: number;
}

export interface StrangerTold {
  /** How often each status came; `broken` for an answer that never did. */
  readonly answers: Readonly<Record<string, number>>;
  /** Events that were taken. */
  readonly events: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
}

export interface Stranger {
  /** Ends it. @returns what it has come to */
  stop(): Promise<StrangerTold>;
}

/** Resolves when it has begun. @throws ExpectedFailure, also from `stop` when it did not flood until then */
export const startStranger = async (logDir: string, order: Order): Promise<Stranger> => {
  const resultFile = join(logDir, `stranger-${randomUUID()}.json`);
  const child = await startChild({
    name: `stranger ${order.flood}`,
    command: process.execPath,
    args: [join(projectRoot, 'dist/deploy/bench/floods/stranger-process.js')],
    env: { ...process.env, ORDER: JSON.stringify(order), RESULT_FILE: resultFile },
    logFile: join(logDir, 'strangers.log'),
    stage: 'service',
    ipc: true,
  });
  await comesTrue(`${child.name} begins`, () => access(resultFile).then(() => true));
  return { stop: () => endOf(child, resultFile) };
};

const endOf = async (child: Child, resultFile: string): Promise<StrangerTold> => {
  const wasThere = child.isRunning();
  await child.stop();
  if (!wasThere) throw new ExpectedFailure(`${child.name} broke off:\n${logTail(child.logFile)}`);
  const told = JSON.parse(await readFile(resultFile, 'utf8')) as StrangerTold;
  await rm(resultFile);
  return told;
};
