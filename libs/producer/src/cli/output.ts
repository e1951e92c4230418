import { visible } from './visible.js';

/** Where a command speaks, in single lines: results to one, progress to the other. */
export interface Output {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** Shown in place of the last one on a terminal; every 10 s elsewhere. */
  readonly progress: (line: string) => void;
  /** Aborted once nobody reads any more, as behind `head`: what is under way is finished, and nothing begun. */
  readonly unread: AbortSignal;
}

const EVERY_MS = 10_000;

export const terminal = (): Output => {
  const { stdout, stderr } = process;
  const unread = new AbortController();
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      unread.abort();
    });
  }
  let isShown = false;
  let last = Date.now();
  const clear = () => {
    if (isShown) stderr.write('\r\u001b[K');
    isShown = false;
  };
  return {
    unread: unread.signal,
    out: (line) => {
      clear();
      stdout.write(`${visible(line)}\n`);
    },
    err: (line) => {
      clear();
      stderr.write(`${visible(line)}\n`);
    },
    progress: (line) => {
      if (stderr.isTTY) {
        stderr.write(`\r\u001b[K${visible(line)}`);
        isShown = true;
      } else if (Date.now() - last >= EVERY_MS) {
        last = Date.now();
        stderr.write(`${visible(line)}\n`);
      }
    },
  };
};
