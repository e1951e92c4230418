import { logTail, type Child } from './children.js';
import { ExpectedFailure } from './failure.js';
import { waitUntil } from './wait.js';

const READY_WITHIN_MS = 60_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;

/** The pause before the n-th restart in a row, n from 0. */
export const restartPause = (restarts: number): number => Math.min(FIRST_PAUSE_MS * 2 ** restarts, LONGEST_PAUSE_MS);

export interface Supervised {
  /** Starts it and waits until it is ready. @throws ExpectedFailure with the last log lines when it does not become so */
  start(): Promise<void>;
  /** Lets it finish and end; it stays down until `start`. */
  stop(): Promise<void>;
  /** SIGKILL; it stays down until `start`. */
  kill(): Promise<void>;
  /** Of the process that runs now. */
  pid(): number | undefined;
}

export interface SupervisedProgram {
  name: string;
  launch: () => Promise<Child>;
  isReady: () => Promise<boolean>;
  /** Takes a line for a person about an unexpected end. */
  tell: (line: string) => void;
}

/** Keeps one program running: after an unexpected end it starts again, with longer pauses as long as it does not become ready. */
export const supervise = ({ name, launch, isReady, tell }: SupervisedProgram): Supervised => {
  let child: Child | undefined;
  let restart: NodeJS.Timeout | undefined;
  let restarts = 0;

  const becomesReady = async (running: Child): Promise<boolean> => {
    await waitUntil(async () => !running.isRunning() || (await isReady()), READY_WITHIN_MS);
    return running.isRunning() && (await isReady().catch(() => false));
  };

  const watchOver = async (running: Child): Promise<void> => {
    const outcome = await running.ended;
    if (running.isStopping()) return;
    const pauseMs = restartPause(restarts);
    restarts += 1;
    tell(`${name} has ended (${outcome}) and starts again in ${pauseMs / 1000} s. Its log: ${running.logFile}`);
    restart = setTimeout(() => void startAgain(), pauseMs);
  };

  const startAgain = async (): Promise<void> => {
    try {
      child = await launch();
    } catch (error) {
      tell((error as Error).message);
      return;
    }
    const running = child;
    void watchOver(running);
    if (!(await becomesReady(running))) return;
    restarts = 0;
    tell(`${name} is ready again.`);
  };

  const halt = async (end: (running: Child) => Promise<void>): Promise<void> => {
    clearTimeout(restart);
    if (child !== undefined) await end(child);
    child = undefined;
  };

  return {
    start: async () => {
      if (child?.isRunning() === true) return;
      clearTimeout(restart);
      const running = await launch();
      child = running;
      if (!(await becomesReady(running))) {
        const why = running.isRunning()
          ? `is not ready after ${READY_WITHIN_MS / 1000} s`
          : `has ended (${await running.ended})`;
        await running.kill();
        throw new ExpectedFailure(
          `${name} ${why}. Its last log lines, from ${running.logFile}:\n${logTail(running.logFile)}`,
        );
      }
      restarts = 0;
      void watchOver(running);
    },
    stop: () => halt((running) => running.stop()),
    kill: () => halt((running) => running.kill()),
    pid: () => child?.pid,
  };
};
