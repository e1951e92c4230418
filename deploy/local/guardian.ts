import { spawn, type ChildProcess } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Stages of ending: what others stand on ends last. */
export const STAGES = { service: 1, backing: 2 } as const;
export type Stage = keyof typeof STAGES;

export interface Ward {
  pid: number;
  /** The signal that this program takes as "finish and end". */
  endSignal: NodeJS.Signals;
  stage: Stage;
  /** How long it may take to end before it is killed. */
  graceMs: number;
}

const program = (): string => {
  const here = fileURLToPath(import.meta.url);
  return fileURLToPath(new URL(`./guardian-process${extname(here)}`, import.meta.url));
};

let guardian: ChildProcess | undefined;

const theGuardian = (): ChildProcess => {
  if (guardian !== undefined) return guardian;
  const child = spawn(process.execPath, ['--no-warnings', program()], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.once('exit', () => {
    guardian = undefined;
  });
  child.on('error', () => undefined);
  child.stdin?.on('error', () => undefined);
  // It must not keep the launcher alive: it waits for the launcher, not the other way round.
  child.unref();
  if (child.stdin !== null && 'unref' in child.stdin) (child.stdin as unknown as { unref(): void }).unref();
  guardian = child;
  return child;
};

/** Makes sure that the process is ended when this one is gone, whatever ended it. */
export const watch = ({ pid, endSignal, stage, graceMs }: Ward): void => {
  theGuardian().stdin?.write(`watch ${pid} ${endSignal} ${STAGES[stage]} ${graceMs}\n`);
};

/** The process has ended, so its pid means nothing any more. */
export const release = (pid: number): void => {
  guardian?.stdin?.write(`release ${pid}\n`);
};

/**
 * The pid of the guardian: it lives for as long as this process or one that it watches for it.
 *
 * @throws Error when it could not be started
 */
export const guardianPid = (): number => {
  const { pid } = theGuardian();
  if (pid === undefined) throw new Error('The guardian process could not be started.');
  return pid;
};
