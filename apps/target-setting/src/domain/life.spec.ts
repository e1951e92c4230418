import fc from 'fast-check';
import { agree, type Decision, propose, sendBack } from './decide.js';
import {
  ARCHIVE,
  BUDI_HER_APPRAISER,
  countedIds,
  IN_JANUARY,
  IN_MAY,
  indicator,
  noPlanYet,
  result,
  RINA_HER_NEXT_APPRAISER,
  rules,
  SITI,
  siti,
} from './examples.js';
import { evolve, inForceIn, type Plan, waitingIn } from './plan.js';

const PROPOSALS = [
  [result()],
  [result(), ARCHIVE],
  [ARCHIVE, result({ title: 'Kartu keluarga terbit tepat waktu', indicators: [indicator({ aspect: 'KUALITAS' })] })],
  [ARCHIVE],
];

const command = fc.record({
  does: fc.constantFrom('PROPOSE', 'AGREE', 'RETURN'),
  by: fc.oneof(
    { weight: 5, arbitrary: fc.constant('RIGHT') },
    { weight: 1, arbitrary: fc.constantFrom(SITI, BUDI_HER_APPRAISER, RINA_HER_NEXT_APPRAISER) },
  ),
  appraiser: fc.option(fc.constantFrom(BUDI_HER_APPRAISER, RINA_HER_NEXT_APPRAISER), { freq: 9 }),
  results: fc.constantFrom(...PROPOSALS),
  /** Counted back from the last version. */
  back: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: -1, max: 3 }) }),
  reason: fc.constantFrom('Target terlalu rendah', 'Indikator kurang jelas', ' '),
  at: fc.constantFrom(IN_JANUARY, IN_MAY),
});
type AnyCommand = typeof command extends fc.Arbitrary<infer C> ? C : never;

const decide = ({ does, by, appraiser, results, back, reason, at }: AnyCommand, plan: Plan, newId: () => string) => {
  const owner = siti({ appraiserId: appraiser });
  const actor = by === 'RIGHT' ? (does === 'PROPOSE' ? SITI : (appraiser ?? BUDI_HER_APPRAISER)) : by;
  const version = plan.versions.length - back;
  switch (does) {
    case 'PROPOSE':
      return propose({ by: actor, at, results }, plan, owner, rules, newId);
    case 'AGREE':
      return agree({ by: actor, at, version }, plan, owner, rules);
    case 'RETURN':
      return sendBack({ by: actor, at, version, reason }, plan, owner);
  }
};

const idsIn = ({ versions }: Plan): readonly string[] =>
  versions.flatMap(({ results }) => results.flatMap((each) => each.indicators.map((one) => one.indicatorId)));

describe('whatever people do with a plan, in whatever order', () => {
  it('no version is lost, numbers have no gap, and what is in force was agreed', () => {
    let agreements = 0;
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30, size: 'max' }), (commands) => {
        const newId = countedIds();
        let plan = noPlanYet;
        for (const next of commands) {
          const before = plan;
          const decision: Decision = decide(next, before, newId);
          const fact = decision.ok ? decision.value.fact : null;
          plan = fact === null ? before : evolve(before, fact);

          expect(plan.versions.map(({ version }) => version)).toEqual(plan.versions.map((_, index) => index + 1));
          expect(plan.revision).toBe(before.revision + (fact === null ? 0 : 1));
          for (const [index, old] of before.versions.entries()) {
            const now = plan.versions[index];
            expect([now?.results, now?.proposedAt]).toEqual([old.results, old.proposedAt]);
            // Once decided, a version is history.
            if (old.state !== 'PROPOSED') expect(now).toEqual(old);
          }

          expect(plan.versions.slice(0, -1).filter(({ state }) => state === 'PROPOSED')).toEqual([]);
          expect(waitingIn(plan)?.version ?? plan.versions.length).toBe(plan.versions.length);
          const agreed = plan.versions.filter(({ state }) => state === 'AGREED');
          expect(inForceIn(plan)).toBe(agreed.at(-1));
          expect(plan.agreedLate === null).toBe(agreed.length === 0);
          expect(new Set(idsIn(plan)).size).toBe(idsIn(plan).length);
          if (decision.ok) {
            const again = decide({ ...next, back: plan.versions.length - decision.value.version }, plan, newId);
            expect(again).toEqual({ ok: true, value: { version: decision.value.version, fact: null } });
          }
          agreements += fact?.fact === 'AGREED' ? 1 : 0;
        }
      }),
      { numRuns: 80 },
    );
    expect(agreements).toBeGreaterThan(20);
  });
});
