import fc from 'fast-check';
import { BEHAVIOUR_VALUES, type BehaviourValue, PREDICATES, type Rating, RATINGS } from '#civil-service';
import { type Assignment, changesFor, complete } from './assignment.js';
import { answersTo, NEEDS, needsOf, type Outcome, type Rule } from './needs.js';

const rules: Rule[] = NEEDS.map((need) => ({
  need,
  kind: need === 'KINERJA' ? 'COACHING' : 'TRAINING',
  effectiveFrom: '2022-01-01',
  titleId: need,
  titleEn: need,
}));

const behaviour = (change: Partial<Record<BehaviourValue, Rating>> = {}): Outcome['behaviour'] => ({
  BP: 'SESUAI_EKSPEKTASI',
  AK: 'SESUAI_EKSPEKTASI',
  KP: 'SESUAI_EKSPEKTASI',
  HR: 'SESUAI_EKSPEKTASI',
  LY: 'SESUAI_EKSPEKTASI',
  AD: 'SESUAI_EKSPEKTASI',
  KL: 'SESUAI_EKSPEKTASI',
  ...change,
});

const outcome = (change: Partial<Outcome> = {}): Outcome => ({
  predicate: 'BAIK',
  behaviour: behaviour(),
  periodEnd: '2025-12-31',
  ...change,
});

const made = (answers: ReturnType<typeof answersTo>): Assignment[] =>
  answers.map(({ need, kind }) => ({ need, kind, state: 'OPEN' }));

/** What a list of assignments is after the changes that an outcome asks for. */
const after = (known: readonly Assignment[], next: Outcome): Assignment[] => {
  const changes = changesFor(answersTo(next, rules), known);
  const kept = known.map((assignment): Assignment => {
    const isWithdrawn = changes.some(({ change, need }) => change === 'WITHDRAWN' && need === assignment.need);
    return isWithdrawn && assignment.state === 'OPEN' ? { ...assignment, state: 'WITHDRAWN' } : assignment;
  });
  const added = changes.flatMap((change): Assignment[] =>
    change.change === 'MADE' ? [{ need: change.need, kind: change.kind, state: 'OPEN' }] : [],
  );
  return [...kept, ...added];
};

describe('the needs that an appraisal shows', () => {
  it('are none when all is as expected', () => {
    expect(needsOf(outcome())).toEqual([]);
  });

  it('are the values rated below expectation, even with a good predicate', () => {
    expect(needsOf(outcome({ behaviour: behaviour({ BP: 'DI_BAWAH_EKSPEKTASI' }) }))).toEqual(['BP']);
  });

  it.each(['BUTUH_PERBAIKAN', 'KURANG', 'SANGAT_KURANG'] as const)(
    'are performance as a whole with %s',
    (predicate) => {
      expect(answersTo(outcome({ predicate }), rules)).toMatchObject([{ need: 'KINERJA', kind: 'COACHING' }]);
    },
  );

  it('are answered by the rules of the appraised time', () => {
    const later: Rule = { need: 'KINERJA', kind: 'TRAINING', effectiveFrom: '2026-01-01', titleId: 'x', titleEn: 'x' };
    const poor = outcome({ predicate: 'KURANG' });
    expect(answersTo(poor, [...rules, later])).toMatchObject([{ kind: 'COACHING' }]);
    expect(answersTo({ ...poor, periodEnd: '2026-12-31' }, [...rules, later])).toMatchObject([{ kind: 'TRAINING' }]);
    const ended: Rule = { ...later, kind: null };
    expect(answersTo({ ...poor, periodEnd: '2026-12-31' }, [...rules, ended])).toEqual([]);
  });
});

describe('assignments after a correction', () => {
  it('are withdrawn where the need is gone, unless completed', () => {
    const poor = answersTo(
      outcome({ predicate: 'KURANG', behaviour: behaviour({ BP: 'DI_BAWAH_EKSPEKTASI' }) }),
      rules,
    );
    const known = made(poor).map((assignment): Assignment =>
      assignment.need === 'BP' ? { ...assignment, state: 'COMPLETED' } : assignment,
    );
    expect(changesFor([], known)).toEqual([{ change: 'WITHDRAWN', need: 'KINERJA' }]);
  });

  it('are, after any revisions, those that the last one asks for', () => {
    const rating = fc.constantFrom(...RATINGS);
    const anyOutcome = fc
      .record({
        predicate: fc.constantFrom(...PREDICATES),
        ratings: fc.tuple(rating, rating, rating, rating, rating, rating, rating),
      })
      .map(({ predicate, ratings }) =>
        outcome({
          predicate,
          behaviour: behaviour(Object.fromEntries(BEHAVIOUR_VALUES.map((value, n) => [value, ratings[n]]))),
        }),
      );
    fc.assert(
      fc.property(fc.array(anyOutcome, { minLength: 1, maxLength: 8 }), (revisions) => {
        const end = revisions.reduce<Assignment[]>(after, []);
        const open = end.filter(({ state }) => state === 'OPEN').map(({ need }) => need);
        const last = revisions.at(-1);
        expect(open.sort()).toEqual(last ? needsOf(last).sort() : []);
      }),
    );
  });
});

describe('completing an assignment', () => {
  const done = { completedOn: '2026-02-01', note: null };

  it('happens once; the same again is no news, another completion is refused', () => {
    expect(complete('OPEN', done, null, '2026-03-01')).toEqual({ ok: true, value: 'NEW' });
    expect(complete('COMPLETED', done, done, '2026-03-01')).toEqual({ ok: true, value: 'ALREADY_COMPLETED' });
    const other = { ...done, completedOn: '2026-02-02' };
    expect(complete('COMPLETED', other, done, '2026-03-01')).toMatchObject({ ok: false });
  });

  it('is refused in the future and for a withdrawn assignment', () => {
    expect(complete('OPEN', done, null, '2026-01-01')).toMatchObject({
      violations: [{ code: 'COMPLETED_IN_THE_FUTURE', field: '/completedOn' }],
    });
    expect(complete('WITHDRAWN', done, null, '2026-03-01')).toMatchObject({
      violations: [{ code: 'ASSIGNMENT_WITHDRAWN' }],
    });
  });
});
