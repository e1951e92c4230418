import { asId, type EmployeeId } from '#civil-service';
import { breachOf, type Evidence, type Evidenced, newsOf } from './evidence.js';
import { indicatorId, SITI } from './examples.js';

const plan: Evidenced = { employeeId: SITI, year: 2025, indicators: new Set([indicatorId('share')]) };

const evidence = (differing: Partial<Evidence> = {}): Evidence => ({
  indicatorId: indicatorId('share'),
  period: { year: 2025, quarter: 1 },
  value: 97.5,
  unit: '%',
  count: 240,
  asOf: new Date('2025-03-31T10:00:00.000Z'),
  sequence: 1,
  ...differing,
});

describe('a realisation becomes evidence', () => {
  it('of the plan and indicator that it names, for a quarter or the year', () => {
    expect(breachOf(evidence(), SITI, plan)).toBeUndefined();
    expect(breachOf(evidence({ period: { year: 2025, quarter: null } }), SITI, plan)).toBeUndefined();
  });

  it('never of another employee, an indicator that was never agreed, or another year', () => {
    expect(breachOf(evidence(), asId<EmployeeId>('employee-other'), plan)).toBe('NOT_THE_PLANS_EMPLOYEE');
    expect(breachOf(evidence({ indicatorId: indicatorId('other') }), SITI, plan)).toBe('UNKNOWN_INDICATOR');
    expect(breachOf(evidence({ period: { year: 2024, quarter: 1 } }), SITI, plan)).toBe('PERIOD_OUTSIDE_PLAN');
  });
});

describe('evidence that comes again', () => {
  it('is new the first time, and when value, count or unit differ', () => {
    expect(newsOf(evidence(), undefined)).toBe('NEW');
    for (const differing of [{ value: 98 }, { count: 241 }, { unit: 'jam' }]) {
      expect(newsOf(evidence({ sequence: 2, ...differing }), evidence())).toBe('NEW');
    }
  });

  it('is no news when it was only counted again', () => {
    expect(newsOf(evidence({ sequence: 2, asOf: new Date('2025-04-01T00:00:00.000Z') }), evidence())).toBe('SAME');
  });

  it('is refused when something later is known', () => {
    expect(newsOf(evidence({ sequence: 1, value: 10 }), evidence({ sequence: 2 }))).toBe('OLDER');
    expect(newsOf(evidence({ sequence: 2, value: 10 }), evidence({ sequence: 2 }))).toBe('OLDER');
  });

  it('is news when it was taken back to "belum ada data", which is not 0', () => {
    const none = { value: null, count: 0 };
    expect(newsOf(evidence({ sequence: 2, ...none }), evidence())).toBe('NEW');
    expect(newsOf(evidence({ sequence: 2, ...none, value: 0 }), evidence(none))).toBe('NEW');
    expect(newsOf(evidence(none), undefined)).toBe('SAME');
  });
});
