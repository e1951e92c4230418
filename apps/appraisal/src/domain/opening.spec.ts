import { asId, type EmployeeId } from '#civil-service';
import { periodToOpen, skippedBecause } from './opening.js';

const clerk = { active: true, status: 'PNS', appraiserId: asId<EmployeeId>('employee-budi') } as const;

describe('who is appraised in a period', () => {
  it.each(['PNS', 'CPNS', 'PPPK', 'PPPK_PARUH_WAKTU'] as const)('an active %s with an appraiser', (status) => {
    expect(skippedBecause({ ...clerk, status })).toBeNull();
  });

  it('not who has left', () => {
    expect(skippedBecause({ ...clerk, active: false })).toBe('INACTIVE');
  });

  it('not the mayor, who holds a state office', () => {
    expect(skippedBecause({ ...clerk, status: 'PEJABAT_NEGARA', appraiserId: null })).toBe('PEJABAT_NEGARA');
  });

  it('not who has nobody above him', () => {
    expect(skippedBecause({ ...clerk, appraiserId: null })).toBe('NO_APPRAISER');
  });
});

describe('a period that is to be opened', () => {
  const today = '2025-04-01';

  it('is a year, or a quarter that has begun', () => {
    expect(periodToOpen({ kind: 'ANNUAL', year: 2025, quarter: null }, today).ok).toBe(true);
    expect(periodToOpen({ kind: 'QUARTERLY', year: 2025, quarter: 2 }, today).ok).toBe(true);
  });

  it.each([
    ['QUARTER_NEEDED', '/quarter', { kind: 'QUARTERLY', year: 2025, quarter: null }],
    ['QUARTER_OF_A_YEAR', '/quarter', { kind: 'ANNUAL', year: 2025, quarter: 1 }],
    ['PERIOD_NOT_BEGUN', '/year', { kind: 'ANNUAL', year: 2026, quarter: null }],
    ['PERIOD_NOT_BEGUN', '/year', { kind: 'QUARTERLY', year: 2025, quarter: 3 }],
  ] as const)('is refused with %s at %s', (code, field, asked) => {
    expect(periodToOpen(asked, today)).toMatchObject({ ok: false, violations: [{ code, field }] });
  });
});
