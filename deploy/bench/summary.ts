import type { Figure } from './figure.js';

const number = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toLocaleString('en', { maximumSignificantDigits: 3 });

const cells = ({ figure, value, unit, against, ratio, target, met }: Figure): string[] => [
  met === null ? ' ' : met ? '✓' : '✗',
  figure,
  `${number(value)} ${unit}`,
  ratio === null ? '' : number(ratio),
  target,
  against,
];

const HEAD = ['', 'Figure', 'Measured', 'Ratio', 'To reach', 'Against'];

/** The table for people. */
export const asTable = (figures: readonly Figure[], seconds: number): string => {
  const rows = [HEAD, ...figures.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const missed = figures.filter(({ met }) => met === false).length;
  const verdict = missed === 0 ? 'every target is met' : `${missed} of ${figures.length} figures miss their target`;
  return ['', ...lines, '', `Measured in ${seconds.toFixed(0)} s: ${verdict}.`, ''].join('\n');
};

/** One line, for programs. */
export const asJson = (figures: readonly Figure[]): string => JSON.stringify(figures);
