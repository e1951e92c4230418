import fc from 'fast-check';
import { PREDICATES } from '#civil-service';
import type { Criterion } from './criterion.js';
import { changeTo, decideEligibility, type Programme } from './eligibility.js';
import type { Facts } from './facts.js';

const since = (effectiveFrom: string, criterion: Criterion) => ({ kind: criterion.kind, effectiveFrom, criterion });

const programme: Programme = {
  code: 'pegawai-teladan',
  effectiveFrom: '2022-01-01',
  criteria: [
    since('2022-01-01', { kind: 'PREDICATE', minimum: 'BAIK', years: 2 }),
    since('2022-01-01', { kind: 'DISCIPLINE', years: null }),
    since('2022-01-01', { kind: 'TENURE', years: 2, excluded: ['CPNS'] }),
    since('2022-01-01', { kind: 'PAST_WINNER', years: null }),
  ],
};

const facts = (change: Partial<Facts> = {}): Facts => ({
  year: 2025,
  periodEnd: '2025-12-31',
  employee: { status: 'PNS', active: true, serviceSince: '2015-05-01' },
  predicates: new Map([
    [2024, 'BAIK'],
    [2025, 'SANGAT_BAIK'],
  ]),
  disciplineDays: [],
  awardYears: [],
  ...change,
});

const outcomeOf = (code: string, change: Partial<Facts>) =>
  decideEligibility(programme, facts(change))?.criteria.find((verdict) => verdict.code === code);

describe('eligibility for Pegawai Teladan', () => {
  it('is given to whoever passes every criterion, with the facts that it rests on', () => {
    expect(decideEligibility(programme, facts())).toEqual({
      eligible: true,
      criteria: [
        { code: 'PREDICATE', outcome: 'PASSED', evidence: '2024 BAIK, 2025 SANGAT_BAIK' },
        { code: 'DISCIPLINE', outcome: 'PASSED', evidence: '0 kasus' },
        { code: 'TENURE', outcome: 'PASSED', evidence: '10 tahun sejak 2015-05-01, PNS, aktif' },
        { code: 'PAST_WINNER', outcome: 'PASSED', evidence: 'belum pernah' },
      ],
    });
  });

  it('is not given while the predicate of a year is missing, which is no bad mark', () => {
    expect(outcomeOf('PREDICATE', { predicates: new Map([[2025, 'BAIK']]) })).toEqual({
      code: 'PREDICATE',
      outcome: 'NO_DATA',
      evidence: '2024 belum ada data, 2025 BAIK',
    });
  });

  it.each(['BUTUH_PERBAIKAN', 'KURANG', 'SANGAT_KURANG'] as const)('is not given with %s in either year', (poor) => {
    expect(outcomeOf('PREDICATE', { predicates: new Map([[2024, poor]]) })?.outcome).toBe('FAILED');
  });

  it('is not given after a discipline case, even one decided after the period', () => {
    expect(outcomeOf('DISCIPLINE', { disciplineDays: ['2026-03-01'] })).toMatchObject({
      outcome: 'FAILED',
      evidence: '1 kasus, terakhir 2026-03-01',
    });
  });

  it.each([
    ['one day short of two years', '2024-01-01', 'FAILED'],
    ['two years to the day', '2023-12-31', 'PASSED'],
  ])('asks for two years of service: %s', (_, serviceSince, outcome) => {
    const employee = { ...facts().employee, serviceSince };
    expect(outcomeOf('TENURE', { employee })?.outcome).toBe(outcome);
  });

  it('is not given to CPNS nor to whoever is no longer active', () => {
    expect(outcomeOf('TENURE', { employee: { ...facts().employee, status: 'CPNS' } })?.outcome).toBe('FAILED');
    expect(outcomeOf('TENURE', { employee: { ...facts().employee, active: false } })?.outcome).toBe('FAILED');
  });

  it('is not given to an earlier winner; the award of the year itself does not undo its own eligibility', () => {
    expect(outcomeOf('PAST_WINNER', { awardYears: [2023] })?.outcome).toBe('FAILED');
    expect(outcomeOf('PAST_WINNER', { awardYears: [2025] })?.outcome).toBe('PASSED');
  });

  it('judges a past year by the criteria of its time', () => {
    const stricter = since('2026-01-01', { kind: 'PREDICATE', minimum: 'SANGAT_BAIK', years: 2 });
    const later = { ...programme, criteria: [...programme.criteria, stricter] };
    expect(decideEligibility(later, facts())?.eligible).toBe(true);
    const next = facts({
      year: 2026,
      periodEnd: '2026-12-31',
      predicates: new Map([
        [2025, 'BAIK'],
        [2026, 'BAIK'],
      ]),
    });
    expect(decideEligibility(later, next)?.eligible).toBe(false);
  });

  it('is not decided before the programme was in force', () => {
    expect(decideEligibility(programme, facts({ year: 2021, periodEnd: '2021-12-31' }))).toBeUndefined();
  });

  it('never gets better by a worse predicate', () => {
    const marks = fc.constantFrom(...PREDICATES);
    fc.assert(
      fc.property(marks, marks, marks, (earlier, a, b) => {
        const [worse, better] = PREDICATES.indexOf(a) <= PREDICATES.indexOf(b) ? [a, b] : [b, a];
        const eligibleWith = (mark: typeof a) =>
          decideEligibility(
            programme,
            facts({
              predicates: new Map([
                [2024, earlier],
                [2025, mark],
              ]),
            }),
          )?.eligible;
        return !eligibleWith(worse) || eligibleWith(better) === true;
      }),
    );
  });
});

describe('a decision after another', () => {
  const yes = decideEligibility(programme, facts());
  const no = decideEligibility(programme, facts({ disciplineDays: ['2025-05-05'] }));
  if (!yes || !no) throw new Error('both are decided');

  it.each([
    ['nothing before', yes, undefined, 'DECIDED'],
    ['the same', yes, yes, 'UNCHANGED'],
    ['eligible, and no longer', no, yes, 'WITHDRAWN'],
    ['not eligible, and now eligible', yes, no, 'DECIDED'],
    ['not eligible from the start', no, undefined, 'DECIDED'],
  ])('%s', (_, decision, before, change) => {
    expect(changeTo(decision, before)).toBe(change);
  });
});
