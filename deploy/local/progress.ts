/** Tells a person what is going on while things start. */
export interface Progress {
  /** Shows `title` while `work` runs and how long it took; a failure is marked and passed on. `note` adds a detail to the line. */
  step<T>(title: string, work: (note: (detail: string) => void) => Promise<T>): Promise<T>;
  line(text: string): void;
}

export interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

interface Running {
  title: string;
  detail: string;
  since: number;
  /** Seconds at which a plain display says again that the step goes on. */
  nextSign: number;
}

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const seconds = (since: number): number => (performance.now() - since) / 1000;
const label = (step: Running): string => (step.detail === '' ? step.title : `${step.title} · ${step.detail}`);
const clipped = (text: string, columns: number): string =>
  text.length < columns ? text : `${text.slice(0, Math.max(columns - 2, 1))}…`;

interface Display {
  started(step: Running): void;
  ended(step: Running, mark: string): void;
  line(text: string): void;
}

const plainDisplay = (output: Output): Display => {
  const running = new Set<Running>();
  let timer: NodeJS.Timeout | undefined;
  const sign = (): void => {
    for (const step of running) {
      const elapsed = seconds(step.since);
      if (elapsed < step.nextSign) continue;
      output.write(`… ${label(step)} (${elapsed.toFixed(0)} s)\n`);
      step.nextSign = step.nextSign < 10 ? 10 : step.nextSign + 10;
    }
  };
  return {
    started: (step) => {
      running.add(step);
      timer ??= setInterval(sign, 250).unref();
    },
    ended: (step, mark) => {
      running.delete(step);
      output.write(`${mark} ${label(step)} (${seconds(step.since).toFixed(1)} s)\n`);
      if (running.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    },
    line: (text) => output.write(`${text}\n`),
  };
};

const liveDisplay = (output: Output): Display => {
  const running = new Set<Running>();
  let timer: NodeJS.Timeout | undefined;
  let shown = 0;
  let frame = 0;
  const erase = (): string => '\u001b[1A\u001b[2K'.repeat(shown);
  const block = (): string => {
    const lines = [...running].map((step) => {
      const text = `${FRAMES[frame % FRAMES.length] ?? ''} ${label(step)} ${seconds(step.since).toFixed(0)} s`;
      return `${clipped(text, output.columns || 80)}\n`;
    });
    shown = lines.length;
    return lines.join('');
  };
  const redraw = (above = ''): void => {
    output.write(erase() + above + block());
    if (running.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
  return {
    started: (step) => {
      running.add(step);
      redraw();
      timer ??= setInterval(() => {
        frame += 1;
        redraw();
      }, 100).unref();
    },
    ended: (step, mark) => {
      running.delete(step);
      redraw(`${mark} ${label(step)} (${seconds(step.since).toFixed(1)} s)\n`);
    },
    line: (text) => redraw(`${text}\n`),
  };
};

/** Lines that move on a terminal; plain lines elsewhere, with a sign of life from a step that takes over two seconds. */
export const createProgress = (output: Output = process.stdout): Progress => {
  const display = output.isTTY === true ? liveDisplay(output) : plainDisplay(output);
  return {
    step: async (title, work) => {
      const step: Running = { title, detail: '', since: performance.now(), nextSign: 2 };
      display.started(step);
      try {
        const result = await work((detail) => {
          step.detail = detail;
        });
        display.ended(step, '✓');
        return result;
      } catch (error) {
        display.ended(step, '✗');
        throw error;
      }
    },
    line: (text) => display.line(text),
  };
};

/** Shows nothing: for tests, which speak through their own reporter. */
export const silentProgress: Progress = {
  step: (_title, work) => work(() => undefined),
  line: () => undefined,
};
