import { atMost, type Figure } from '../figure.js';
import type { Ground, Measurement } from '../ground.js';
import { memoryFigure } from '../memory-figure.js';
import { type ClosingRun, runClosing } from './closing-run.js';

const FULL = [3_000, 12_000, 48_000];
const QUICK = [300, 1_200];

/** A run may cost so many times the smallest per employee. */
const MOST = 1.3;

const each = ({ decidedMs, employees }: ClosingRun): number => decidedMs / employees;
const counted = (employees: number): string => employees.toLocaleString('en');
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

const figureOf = (run: ClosingRun, smallest: ClosingRun): Figure => {
  const whole = `${seconds(run.decidedMs)} in all, the door answered after ${seconds(run.closedMs)}`;
  return {
    figure: `closing a period to the last eligibility, ${counted(run.employees)} employees`,
    value: each(run),
    unit: 'ms each',
    ...(run === smallest
      ? { against: whole, ratio: null, target: '', met: null }
      : {
          against: `${counted(smallest.employees)} employees, ${each(smallest).toFixed(2)} ms each; ${whole}`,
          ...atMost(each(run) / each(smallest), MOST),
        }),
  };
};

const measure = async (ground: Ground, note: (detail: string) => void): Promise<Figure[]> => {
  const sizes = ground.quick ? QUICK : FULL;
  const runs: ClosingRun[] = [];
  const memory: Figure[] = [];
  for (const employees of sizes) {
    note(`${counted(employees)} employees`);
    const last = employees === sizes.at(-1);
    const run = await runClosing(ground, employees, async (processes) => {
      if (last) memory.push(await memoryFigure(`memory after closing for ${counted(employees)} employees`, processes));
    });
    runs.push(run);
  }
  const [smallest] = runs;
  return [...runs.flatMap((run) => (smallest === undefined ? [] : [figureOf(run, smallest)])), ...memory];
};

export const periodClose: Measurement = {
  name: 'period-close',
  title: 'Closing a period: appraisals to eligibility',
  measure,
};
