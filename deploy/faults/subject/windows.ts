import { appendFileSync } from 'node:fs';

/** Where a process can be killed by itself: between two lines that no signal from outside could hit on purpose. */
export const WINDOWS = [
  'before-send',
  'after-send',
  'before-delete',
  'in-handler',
  'before-commit',
  'between-commit-and-offsets',
  'in-replay',
] as const;
export type Window = (typeof WINDOWS)[number];

/** What else can happen during a send, besides the end of the process. */
export const SEND_FAULTS = ['cut-database', 'lose-answers', 'stand-still'] as const;
export type SendFault = (typeof SEND_FAULTS)[number];

/** Names the file that takes a line for each window that was hit; it outlives the process. */
export const HITS_FILE = 'FAULT_HITS_FILE';

/** Leaves a trace that outlives this process. */
export const record = (what: string): void => appendFileSync(process.env[HITS_FILE] ?? '/dev/null', `${what}\n`);

const still = new Int32Array(new SharedArrayBuffer(4));

/** Which window this process waits for, and how often it still passes it before the kill. */
class Windows {
  private armed: { window: Window; passes: number } | undefined;

  arm(window: Window, passes: number): void {
    this.armed = { window, passes };
  }

  /** Does not return when the window is armed and its time has come. */
  pass(window: Window): void {
    if (this.armed?.window !== window) return;
    this.armed.passes -= 1;
    if (this.armed.passes >= 0) return;
    record(window);
    process.kill(process.pid, 'SIGKILL');
    // The signal may take a moment, in which not one more line may run.
    Atomics.wait(still, 0, 0);
  }
}

export const windows = new Windows();
