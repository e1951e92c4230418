import { constants } from 'node:os';
import { killAllChildren, stopAllChildren } from './children.js';
import { describeFailure } from './failure.js';
import type { Progress } from './progress.js';
import { laterWishes } from './wish-to-end.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** kafkajs asks for timers in the past, which Node 24 warns of; they fire at once, as it wants, and mean nothing to a reader. */
const hideTimerWarnings = (): void => {
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name !== 'TimeoutNegativeWarning') process.stderr.write(`${warning.name}: ${warning.message}\n`);
  });
};

/**
 * Runs a program that starts others: the first signal ends them in order, a later one at once, and an expected failure is
 * one message. When `main` has returned, the process goes on for as long as something that it started does.
 */
export const runMain = (main: () => Promise<void>, progress?: Progress): void => {
  hideTimerWarnings();
  let ending = false;
  const isLater = laterWishes();
  const end = async (status: number, stop: () => Promise<void>): Promise<void> => {
    ending = true;
    await stop();
    process.exit(status);
  };
  // The terminal may be closed: what cannot be printed any more must not stop the orderly end.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);

  for (const signal of SIGNALS) {
    process.on(signal, () => {
      const status = 128 + constants.signals[signal];
      const atOnce = isLater();
      if (!ending) void end(status, () => stopAllChildren(progress));
      else if (atOnce) void end(status, killAllChildren);
    });
  }

  main().catch((error: unknown) => {
    // What fails because a signal ended its program is not a failure to report.
    if (ending) return;
    process.stderr.write(`${describeFailure(error)}\n`);
    void end(1, () => stopAllChildren(progress));
  });
};
