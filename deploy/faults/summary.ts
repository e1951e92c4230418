import type { Outcome, Report } from './run.js';

const rowsOf = ({ scenario, proves, findings, seconds }: Report, width: number): string[] => [
  `${findings.length === 0 ? '✓' : '✗'} ${scenario.padEnd(width)}  ${seconds.toFixed(0).padStart(4)} s  ${proves}`,
  ...findings.map(({ kind, detail }) => `  ${' '.repeat(width)}          → ${kind}: ${detail}`),
];

/** The table for people. */
export const asTable = ({ ok, reports, windows, kills, effects }: Outcome, seconds: number): string => {
  const width = Math.max(...reports.map(({ scenario }) => scenario.length));
  const hits = Object.entries(windows).map(([window, n]) => `${window} ${n}`);
  return [
    '',
    ...reports.flatMap((report) => rowsOf(report, width)),
    '',
    `Killed ${kills} times; in windows: ${hits.join(', ')}.`,
    `${effects.toLocaleString('en')} effects counted.`,
    ok
      ? `The promise was kept, in ${seconds.toFixed(0)} s.`
      : `The promise was broken or not proven, in ${seconds.toFixed(0)} s.`,
    '',
  ].join('\n');
};

/** One line, for programs. */
export const asJson = (outcome: Outcome): string => JSON.stringify(outcome);
