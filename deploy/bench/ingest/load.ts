import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { logTail, startChild } from '../../local/children.js';
import { ExpectedFailure } from '../../local/failure.js';
import { projectRoot } from '../../local/project.js';
import type { Credentials } from './producers.js';

export interface Load {
  readonly url: string;
  /** Of the process that serves. */
  readonly pid: number;
  readonly producers: readonly Credentials[];
  /** Of each producer at once. */
  readonly connections: number;
  /** Of each producer. */
  readonly requests: number;
  /** Events in a request. */
  readonly batch: number;
}

export interface LoadTold {
  readonly events: number;
  readonly seconds: number;
  /** Processor time of the process that serves. */
  readonly cpuSeconds: number;
  /** Requests that were answered 429, and sent again. */
  readonly refused: number;
}

/** Puts a load on a door from a process of its own. @throws ExpectedFailure when an event was not taken */
export const putLoad = async (logDir: string, load: Load): Promise<LoadTold> => {
  const resultFile = join(logDir, `load-${randomUUID()}.json`);
  const child = await startChild({
    name: 'load',
    command: process.execPath,
    args: [join(projectRoot, 'dist/deploy/bench/ingest/load-process.js')],
    env: { ...process.env, LOAD: JSON.stringify(load), RESULT_FILE: resultFile },
    logFile: join(logDir, 'load.log'),
    stage: 'service',
    ipc: true,
  });
  const ended = await child.ended;
  if (ended !== 'exit code 0') {
    throw new ExpectedFailure(`The load broke off (${ended}):\n${logTail(child.logFile)}`);
  }
  const told = JSON.parse(await readFile(resultFile, 'utf8')) as LoadTold;
  await rm(resultFile);
  return told;
};
