import { visible } from './visible.js';

/** Where a command speaks, in single lines: results to one, progress to the other. */
export interface Output {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** Shown in place of the last one on a terminal; every 10 s elsewhere. */
  readonly progress: (line: string) => void;
}

const EVERY_MS = 10_000;

export const terminal = (): Output => {
  const { stdout, stderr } = process;
  let isShown = false;
  let last = Date.now();
  const clear = () => {
    if (isShown) stderr.write('\r\u001b[K');
    isShown = false;
  };
  return {
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
