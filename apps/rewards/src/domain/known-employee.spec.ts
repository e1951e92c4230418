import fc from 'fast-check';
import { PREDICATES } from '#civil-service';
import { decideEligibility, type Programme } from './eligibility.js';
import { factsOf, type KnownEmployee, type Outcome, standingOutcomes } from './known-employee.js';

const outcome = (change: Partial<Outcome> = {}): Outcome => ({
  appraisalId: 'a1',
  unitId: 'u1',
  year: 2025,
  periodEnd: '2025-12-31',
  completedAt: '2026-01-15T03:00:00',
  predicate: 'BAIK',
  revision: 1,
  ...change,
});

const known = (change: Partial<KnownEmployee> = {}): KnownEmployee => ({
  employeeId: 'e1',
  status: 'PNS',
  active: true,
  serviceSince: '2015-05-01',
  outcomes: [outcome()],
  history: [],
  disciplineDays: [],
  awards: [],
  ...change,
});

describe('what is known of an employee', () => {
  it('lets an own appraisal count before an imported predicate of the same year', () => {
    const employee = known({ history: [{ year: 2025, predicate: 'KURANG' }] });
    expect(factsOf(employee, outcome(), 'p').predicates.get(2025)).toBe('BAIK');
  });

  it('lets the later of two appraisals of a year stand', () => {
    const earlier = outcome({ appraisalId: 'a9', periodEnd: '2025-06-30', predicate: 'KURANG' });
    expect(standingOutcomes([outcome(), earlier])).toEqual([outcome()]);
  });

  it("counts this programme's awards alone", () => {
    const awards = [
      { programme: 'p', year: 2020 },
      { programme: 'other', year: 2021 },
    ];
    expect(factsOf(known({ awards }), outcome(), 'p').awardYears).toEqual([2020]);
  });
});

const programme: Programme = {
  code: 'p',
  effectiveFrom: '2000-01-01',
  criteria: [
    { kind: 'PREDICATE', effectiveFrom: '2000-01-01', criterion: { kind: 'PREDICATE', minimum: 'BAIK', years: 2 } },
    { kind: 'DISCIPLINE', effectiveFrom: '2000-01-01', criterion: { kind: 'DISCIPLINE', years: 3 } },
    { kind: 'PAST_WINNER', effectiveFrom: '2000-01-01', criterion: { kind: 'PAST_WINNER', years: 5 } },
  ],
};

const year = fc.integer({ min: 2023, max: 2026 });
const day = year.map((y) => `${y}-07-01`);
const predicate = fc.constantFrom(...PREDICATES);
const outcomes = fc
  .uniqueArray(fc.record({ appraisalId: fc.uuid(), year, predicate }), {
    selector: ({ appraisalId }) => appraisalId,
    minLength: 1,
    maxLength: 5,
  })
  .map((made) => made.map((each) => outcome({ ...each, periodEnd: `${each.year}-12-31` })));
const history = fc.uniqueArray(fc.record({ year, predicate }), { selector: (each) => each.year });
const awards = fc.uniqueArray(fc.record({ programme: fc.constant('p'), year }), { selector: (each) => each.year });

/** The same things twice, the second time in another order. */
const twice = <T>(things: fc.Arbitrary<T[]>): fc.Arbitrary<[T[], T[]]> =>
  things.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
  );

const decisions = (employee: KnownEmployee) =>
  standingOutcomes(employee.outcomes).map((each) => decideEligibility(programme, factsOf(employee, each, 'p')));

describe('the final decision', () => {
  it('does not depend on the order in which its facts became known', () => {
    fc.assert(
      fc.property(
        twice(outcomes),
        twice(history),
        twice(fc.array(day, { maxLength: 4 })),
        twice(awards),
        (made, before, days, won) => {
          const [one, other] = ([0, 1] as const).map((n) =>
            known({ outcomes: made[n], history: before[n], disciplineDays: days[n], awards: won[n] }),
          );
          expect(one && decisions(one)).toEqual(other && decisions(other));
        },
      ),
    );
  });

  it('says why in a text that an event has room for', () => {
    const long: Programme = {
      ...programme,
      criteria: programme.criteria.map((dated) =>
        dated.kind === 'PREDICATE'
          ? { ...dated, criterion: { kind: 'PREDICATE', minimum: 'BAIK', years: 10 } }
          : { ...dated, criterion: dated.criterion && { ...dated.criterion, years: 50 } },
      ),
    };
    const employee = known({
      history: Array.from({ length: 20 }, (_, n) => ({ year: 2005 + n, predicate: 'BUTUH_PERBAIKAN' as const })),
      disciplineDays: Array.from({ length: 60 }, (_, n) => `20${String(n % 26).padStart(2, '0')}-01-02`),
      awards: Array.from({ length: 60 }, (_, n) => ({ programme: 'p', year: 1960 + n })),
    });
    const decision = decideEligibility(long, factsOf(employee, outcome(), 'p'));
    expect(decision?.criteria.map(({ evidence }) => evidence.length <= 300)).toEqual([true, true, true]);
  });
});
