import { NO_FIGURES } from './figures.js';
import type { StepReport } from './stage.js';
import { asJson, asTable, toldBy } from './summary.js';

const report = (step: string, ok: boolean): StepReport => ({
  ...{ step, proves: `${step} works.`, ok },
  ...{ latencyMs: ok ? 1234 : null, found: ok ? 'all there' : 'not seen within 30 s\nand a stack trace' },
});

describe('what the demo tells in the end', () => {
  it('is well only when every step has passed, and at least one', () => {
    expect(toldBy([report('a', true), report('b', true)], NO_FIGURES).ok).toBe(true);
    expect(toldBy([report('a', true), report('b', false)], NO_FIGURES).ok).toBe(false);
    expect(toldBy([], NO_FIGURES).ok).toBe(false);
  });

  it('is one JSON object in one line, with nulls for what nobody knows', () => {
    const line = asJson(toldBy([report('a', true), report('b', false)], NO_FIGURES));
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toEqual({
      ok: false,
      steps: [
        { step: 'a', proves: 'a works.', ok: true, latencyMs: 1234 },
        { step: 'b', proves: 'b works.', ok: false, latencyMs: null },
      ],
      turnaroundMedianHours: { before: null, after: null },
      eligible: null,
      notEligible: null,
      assignments: null,
    });
  });

  it('says for people what each line proves, why one failed, and never 0 for no data', () => {
    const table = asTable(toldBy([report('a', true), report('b', false)], NO_FIGURES), 12.3);
    expect(table).toMatch(/✓ a\s+1\.2 s {2}a works\./);
    expect(table).toMatch(/✗ b\s+– {2}b works\.\n\s+→ not seen within 30 s\n/);
    expect(table).toContain('median: belum ada data before');
    expect(table).toContain('1 of 2 steps did not pass, in 12 s.');
  });
});
