import fc from 'fast-check';
import { BEHAVIOUR_VALUES, type Predicate, predicateOf, RATINGS, type ResultId } from '#civil-service';
import { type Appraisal, evolve, opened, predicateIn, revisionOf } from './appraisal.js';
import { acknowledge, correct, type Decision, rate, sign } from './decide.js';
import { A_STRANGER, BUDI_HER_APPRAISER, evidence, parties, plan, RINA_HIS_SUPERIOR, rule, SITI } from './examples.js';
import type { DraftMarks } from './marks.js';
import { basisOf } from './suggestion.js';

const rating = fc.constantFrom(...RATINGS);
const reason = fc.option(fc.constant('Alasan tertulis'), { freq: 4 });
const planned = plan().results.map(({ resultId }) => resultId);
const marksOf = (ids: readonly ResultId[]) =>
  fc.tuple(...ids.map((resultId) => fc.record({ resultId: fc.constant(resultId), rating, reason })));
const values = Object.fromEntries(BEHAVIOUR_VALUES.map((value) => [value, rating]));

const halfDone: fc.Arbitrary<DraftMarks> = fc.record({
  results: fc.subarray(planned).chain(marksOf),
  workRating: fc.option(rating),
  workReason: reason,
  behaviour: fc.record(values, { requiredKeys: [] }),
  behaviourRating: fc.option(rating),
});
const whole: fc.Arbitrary<DraftMarks> = fc.record({
  results: marksOf(planned),
  workRating: rating,
  workReason: reason,
  behaviour: fc.record(values),
  behaviourRating: rating,
});

const command = fc.record({
  does: fc.constantFrom('RATE', 'SIGN', 'ACKNOWLEDGE', 'CORRECT'),
  by: fc.oneof(
    { weight: 4, arbitrary: fc.constant('RIGHT') },
    { weight: 1, arbitrary: fc.constantFrom(SITI, BUDI_HER_APPRAISER, RINA_HIS_SUPERIOR, A_STRANGER) },
  ),
  marks: fc.oneof({ weight: 1, arbitrary: halfDone }, { weight: 4, arbitrary: whole }),
  realised: fc.option(fc.integer({ min: 0, max: 100 })),
  finalByKind: fc.boolean(),
});
type AnyCommand = typeof command extends fc.Arbitrary<infer C> ? C : never;

const at = '2026-01-10T03:00:00.000Z';

const decide = ({ does, by, marks, realised, finalByKind }: AnyCommand, appraisal: Appraisal): Decision => {
  const actor = by === 'RIGHT' ? (does === 'ACKNOWLEDGE' ? SITI : BUDI_HER_APPRAISER) : by;
  const basis = basisOf(plan(), [evidence('certificates-share', realised)], { year: 2025, quarter: null }, rule);
  const act = { by: actor, at };
  switch (does) {
    case 'RATE':
      return rate({ ...act, marks }, appraisal, parties(), basis);
    case 'SIGN':
      return sign(act, appraisal, parties({ finalByKind }), basis);
    case 'ACKNOWLEDGE':
      return acknowledge(act, appraisal, parties());
    case 'CORRECT':
      return correct({ ...act, marks, reason: 'Temuan audit' }, appraisal, parties());
  }
};

const ofLastRatings = ({ workRating, behaviourRating }: DraftMarks): Predicate | null =>
  workRating === null || behaviourRating === null ? null : predicateOf(workRating, behaviourRating);

describe('whatever people do, in whatever order', () => {
  it('the predicate is the matrix of the last ratings, a final one changes by correction alone, revisions have no gap', () => {
    let finals = 0;
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
        let appraisal: Appraisal = opened;
        let accepted: DraftMarks | null = null;
        for (const next of commands) {
          const before: Appraisal = appraisal;
          const decision = decide(next, before);
          const facts = decision.ok ? decision.value : [];
          appraisal = facts.reduce(evolve, before);
          if (facts.some(({ fact }) => fact === 'RATED' || fact === 'CORRECTED')) accepted = next.marks;

          expect(predicateIn(appraisal)).toBe(accepted === null ? null : ofLastRatings(accepted));
          const corrections = facts.filter(({ fact }) => fact === 'CORRECTED').length;
          if (before.state === 'ACKNOWLEDGED') {
            expect(appraisal.state).toBe('ACKNOWLEDGED');
            if (next.does !== 'CORRECT') expect(appraisal).toEqual(before);
            expect(revisionOf(appraisal)).toBe(revisionOf(before) + corrections);
          } else {
            finals += appraisal.state === 'ACKNOWLEDGED' ? 1 : 0;
            expect([corrections, revisionOf(appraisal)]).toEqual([0, appraisal.state === 'ACKNOWLEDGED' ? 1 : 0]);
          }
          expect(decide(next, appraisal)).toEqual(decision.ok ? { ok: true, value: [] } : decision);
        }
      }),
      { numRuns: 400 },
    );
    expect(finals).toBeGreaterThan(20);
  });
});
