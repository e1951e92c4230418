import fc from 'fast-check';
import { inForce } from './dated-rule.js';

const rules = [
  { effectiveFrom: '2025-07-01', share: 70 },
  { effectiveFrom: '2023-01-01', share: 60 },
];

describe('the rule in force', () => {
  it('does not exist before the first rule', () => {
    expect(inForce(rules, '2022-12-31')).toBeUndefined();
  });

  it('is the new one from its own first day', () => {
    expect(inForce(rules, '2025-06-30')?.share).toBe(60);
    expect(inForce(rules, '2025-07-01')?.share).toBe(70);
  });

  it('for a past day does not change when a later rule is added', () => {
    const day = fc
      .integer({ min: 0, max: 3_650 })
      .map((days) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.array(day), day, day, (starts, judged, added) => {
        fc.pre(added > judged);
        const before = starts.map((effectiveFrom) => ({ effectiveFrom }));
        expect(inForce([...before, { effectiveFrom: added }], judged)).toEqual(inForce(before, judged));
      }),
    );
  });
});
