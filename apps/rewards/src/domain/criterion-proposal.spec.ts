import { criterionOf } from './criterion-proposal.js';

describe('a proposed criterion', () => {
  it('has no limit in time when discipline or awards name no years', () => {
    expect(criterionOf({ kind: 'DISCIPLINE' })).toEqual({ ok: true, value: { kind: 'DISCIPLINE', years: null } });
    expect(criterionOf({ kind: 'PAST_WINNER', years: 5 })).toMatchObject({ value: { years: 5 } });
  });

  it.each([
    [{ kind: 'PREDICATE', minimum: 'BAIK' }, 'PARAMETER_NEEDED', '/years'],
    [{ kind: 'PREDICATE', years: 2 }, 'PARAMETER_NEEDED', '/minimum'],
    [{ kind: 'PREDICATE', minimum: 'BAIK', years: 11 }, 'TOO_MANY_YEARS', '/years'],
    [{ kind: 'TENURE' }, 'PARAMETER_NEEDED', '/years'],
  ] as const)('%j is refused', (proposal, code, field) => {
    expect(criterionOf(proposal)).toMatchObject({ ok: false, violations: [{ code, field }] });
  });
});
