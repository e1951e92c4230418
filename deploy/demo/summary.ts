import type { Figures } from './figures.js';
import type { StepReport } from './stage.js';

export interface Told extends Figures {
  readonly ok: boolean;
  readonly steps: readonly StepReport[];
}

export const toldBy = (steps: readonly StepReport[], figures: Figures): Told => ({
  ok: steps.length > 0 && steps.every(({ ok }) => ok),
  steps,
  ...figures,
});

/** One line, for programs. */
export const asJson = ({ ok, steps, ...figures }: Told): string => {
  const reported = steps.map(({ found: _forPeople, ...report }) => report);
  return JSON.stringify({ ok, steps: reported, ...figures });
};

const latency = ({ latencyMs }: StepReport): string =>
  latencyMs === null ? '–' : latencyMs < 1000 ? `${latencyMs} ms` : `${(latencyMs / 1000).toFixed(1)} s`;

const value = (figure: number | null, unit = ''): string => (figure === null ? 'belum ada data' : `${figure}${unit}`);

/** The table for people: what each line proves, and what is to be seen of failures. */
export const asTable = ({ ok, steps, turnaroundMedianHours, ...counts }: Told, seconds: number): string => {
  const width = Math.max(...steps.map(({ step }) => step.length), 'Step'.length);
  const row = (mark: string, step: string, time: string, text: string): string =>
    `${mark} ${step.padEnd(width)}  ${time.padStart(7)}  ${text}`;
  const rows = steps.flatMap((report) => [
    row(report.ok ? '✓' : '✗', report.step, latency(report), report.proves),
    ...(report.ok ? [] : [row(' ', '', '', `→ ${report.found.split('\n')[0] ?? ''}`)]),
  ]);
  const failed = steps.filter((report) => !report.ok).length;
  return [
    '',
    row(' ', 'Step', 'Seen in', 'What it proves'),
    ...rows,
    '',
    `Birth certificates, median: ${value(turnaroundMedianHours.before, ' h')} before, ${value(turnaroundMedianHours.after, ' h')} after.`,
    `Pegawai Teladan 2025: ${value(counts.eligible)} eligible, ${value(counts.notEligible)} not. Training and coaching: ${value(counts.assignments)}.`,
    ok
      ? `All ${steps.length} steps passed in ${seconds.toFixed(0)} s.`
      : `${failed} of ${steps.length} steps did not pass, in ${seconds.toFixed(0)} s.`,
    '',
  ].join('\n');
};
