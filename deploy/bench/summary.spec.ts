import { atLeast, atMost, type Figure, median, quantile } from './figure.js';
import { asJson, asTable } from './summary.js';

const figures: Figure[] = [
  { figure: 'relay', value: 12_345.6, unit: 'rows/s', against: 'raw 20,000/s', ...atLeast(0.617, 0.5) },
  { figure: 'memory', value: 251, unit: 'MB', against: '', ratio: null, target: '≤ 250 MB', met: false },
  { figure: 'two instances', value: 1.5, unit: '×', against: 'one', ratio: 1.5, target: 'stated', met: null },
];

describe('what the bench tells', () => {
  it('a table shows what is met and what is not, and counts the misses', () => {
    const lines = asTable(figures, 61).split('\n');
    expect(lines.find((line) => line.includes('relay'))).toMatch(
      /^✓ {2}relay +12,346 rows\/s +0\.617 +≥ 0\.5 × +raw 20,000\/s$/,
    );
    expect(lines.find((line) => line.includes('memory'))).toMatch(/^✗/);
    expect(lines.find((line) => line.includes('two instances'))).toMatch(/^ /);
    expect(lines).toContain('Measured in 61 s: 1 of 3 figures miss their target.');
  });

  it('programs get an array with every field', () => {
    const told = JSON.parse(asJson(figures)) as Figure[];
    expect(told).toEqual(figures);
    expect(Object.keys(told[0] ?? {}).sort()).toEqual(['against', 'figure', 'met', 'ratio', 'target', 'unit', 'value']);
  });
});

describe('figures', () => {
  it('a ratio meets its target from the bound on', () => {
    expect(atLeast(10, 10).met).toBe(true);
    expect(atLeast(9.99, 10).met).toBe(false);
    expect(atMost(1.2, 1.2).met).toBe(true);
    expect(atMost(1.21, 1.2).met).toBe(false);
  });

  it('quantiles are values that were measured', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(quantile([4, 3, 2, 1], 0.99)).toBe(4);
    expect(() => median([])).toThrow('no values');
  });
});
