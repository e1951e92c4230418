import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { ExpectedFailure } from './failure.js';
import { release, watch, type Stage } from './guardian.js';
import { silentProgress, type Progress } from './progress.js';

export interface ChildOptions {
  name: string;
  command: string;
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number;
  gid?: number;
  /** Takes what the process prints; appended to. */
  logFile: string;
  stage: Stage;
  /** Default SIGTERM. */
  endSignal?: NodeJS.Signals;
  /** How long an orderly end may take before the process is killed; default 10 s. */
  graceMs?: number;
  /** Opens a channel, whose closing tells a Node process that its launcher is gone. */
  ipc?: boolean;
}

export interface Child {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  /** Settles when the process has ended: "exit code 1" or "SIGKILL". */
  readonly ended: Promise<string>;
  isRunning(): boolean;
  /** Whether its end was asked for. */
  isStopping(): boolean;
  /** Asks it to end and waits; kills it when it takes longer than its grace. */
  stop(): Promise<void>;
  /** SIGKILL, with all that it started, and waits for the end. */
  kill(): Promise<void>;
}

const living = new Set<Child & { stage: Stage }>();

/** Set for good once this process ends all that it started: nothing may start behind its back. */
let closing = false;

const signalTo = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch {
    // Already gone.
  }
};

const launch = (options: ChildOptions): ChildProcess => {
  mkdirSync(dirname(options.logFile), { recursive: true });
  const log = openSync(options.logFile, 'a');
  writeSync(log, `--- ${new Date().toISOString()} ${options.name}\n`);
  try {
    // Detached: a terminal's Ctrl-C goes to every process of its group, and only the launcher may decide who ends first.
    return spawn(options.command, options.args, {
      detached: true,
      stdio: options.ipc === true ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
      env: options.env ?? process.env,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      ...(options.uid === undefined ? {} : { uid: options.uid }),
      ...(options.gid === undefined ? {} : { gid: options.gid }),
    });
  } finally {
    closeSync(log);
  }
};

/** @throws ExpectedFailure when the program cannot be run at all */
export const startChild = async (options: ChildOptions): Promise<Child> => {
  const { name, logFile, stage, endSignal = 'SIGTERM', graceMs = 10_000 } = options;
  if (closing) throw new ExpectedFailure(`${name} does not start: everything is being ended.`);
  const process_ = launch(options);
  const { pid } = process_;
  if (pid === undefined) {
    const [error] = (await once(process_, 'error')) as [Error];
    throw new ExpectedFailure(`${name} cannot be run: ${error.message}.`);
  }
  watch({ pid, endSignal, stage, graceMs });

  let running = true;
  const ended = new Promise<string>((resolve) => {
    process_.once('exit', (code, signal) => {
      running = false;
      release(pid);
      living.delete(child);
      resolve(signal ?? `exit code ${code ?? 'unknown'}`);
    });
  });
  process_.on('error', () => undefined);
  let stopping = false;
  const kill = async (): Promise<void> => {
    stopping = true;
    if (running) signalTo(-pid, 'SIGKILL');
    await ended;
  };
  const child = {
    name,
    pid,
    logFile,
    stage,
    ended,
    isRunning: () => running,
    isStopping: () => stopping,
    kill,
    stop: async (): Promise<void> => {
      stopping = true;
      if (running) signalTo(pid, endSignal);
      const overdue = setTimeout(() => void kill(), graceMs);
      await ended;
      clearTimeout(overdue);
    },
  };
  living.add(child);
  return child;
};

const ofStage = (stage: Stage): (Child & { stage: Stage })[] => [...living].filter((child) => child.stage === stage);

/** Ends all that this process started, in order: services, then what they stand on. Nothing can be started afterwards. */
export const stopAllChildren = async (progress: Progress = silentProgress): Promise<void> => {
  closing = true;
  const stopStage = async (title: string, children: Child[]): Promise<void> => {
    if (children.length === 0) return;
    await progress.step(title, () => Promise.all(children.map((child) => child.stop())));
  };
  await stopStage('Stop the services', ofStage('service'));
  await stopStage('Stop Kafka and PostgreSQL', ofStage('backing'));
};

/** The same at once, for who cannot wait. */
export const killAllChildren = async (): Promise<void> => {
  closing = true;
  await Promise.all([...living].map((child) => child.kill()));
};

/** The last lines of a log, for a failure's message. */
export const logTail = (logFile: string, lines = 12): string => {
  try {
    return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '(no log)';
  }
};
