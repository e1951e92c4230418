import type { Owner } from './owner.js';
import { propose } from './decide.js';
import {
  agreed,
  ARCHIVE,
  BUDI_HER_APPRAISER,
  codesOf,
  countedIds,
  fieldsOf,
  IN_JANUARY,
  IN_MAY,
  indicator,
  indicatorId,
  noPlanYet,
  proposed,
  result,
  resultId,
  rules,
  SITI,
  siti,
} from './examples.js';
import { evolve, inForceIn, nothingPlanned, type Plan, waitingIn } from './plan.js';
import type { ProposedResult } from './proposal.js';

const proposing = (
  results: readonly ProposedResult[],
  { plan = noPlanYet, owner = siti() }: { plan?: Plan; owner?: Owner } = {},
) => propose({ by: SITI, at: IN_JANUARY, results }, plan, owner, rules, countedIds());

describe('an employee proposes a plan', () => {
  it('gives a first version, with an id for every result and indicator', () => {
    const decision = proposing([result(), ARCHIVE]);
    expect(decision).toMatchObject({
      ok: true,
      value: { version: 1, fact: { fact: 'PROPOSED', version: 1, at: IN_JANUARY } },
    });
    const fact = decision.ok ? decision.value.fact : null;
    const results = fact?.fact === 'PROPOSED' ? fact.results : [];
    const ids = results.flatMap((each) => [each.resultId, ...each.indicators.map((one) => one.indicatorId)]);
    expect(new Set(ids)).toEqual(new Set(['id-1', 'id-2', 'id-3', 'id-4']));
  });

  it('is refused to anyone but the employee, his appraiser included', () => {
    const decision = propose(
      { by: BUDI_HER_APPRAISER, at: IN_JANUARY, results: [result()] },
      noPlanYet,
      siti(),
      rules,
      countedIds(),
    );
    expect(codesOf(decision)).toEqual(['NOT_THE_EMPLOYEE']);
  });

  it('is refused while personnel has not told of the employee', () => {
    const unknown = propose(
      { by: SITI, at: IN_JANUARY, results: [result()] },
      noPlanYet,
      undefined,
      rules,
      countedIds(),
    );
    expect(codesOf(unknown)).toEqual(['EMPLOYEE_UNKNOWN']);
  });

  it.each([
    [
      'a state official, to whom planning does not apply',
      { status: 'PEJABAT_NEGARA' as const },
      'STATE_OFFICIAL_HAS_NO_PLAN',
    ],
    ['an inactive employee', { active: false }, 'EMPLOYEE_INACTIVE'],
    ['an employee without an appraiser', { appraiserId: null }, 'NO_APPRAISER'],
  ])('is refused to %s', (_, differing, code) => {
    expect(codesOf(proposing([result()], { owner: siti(differing) }))).toEqual([code]);
  });

  it.each(['PNS', 'CPNS', 'PPPK', 'PPPK_PARUH_WAKTU'] as const)('is open to %s', (status) => {
    expect(proposing([result()], { owner: siti({ status }) }).ok).toBe(true);
  });

  it.each([
    [2021, 'before the regulation'],
    [2027, 'two years ahead'],
  ])('is refused for %i, %s', (year) => {
    const decision = proposing([result()], { plan: nothingPlanned(noPlanYet.planId, SITI, year) });
    expect(decision).toEqual({
      ok: false,
      violations: [{ code: 'YEAR_OUT_OF_RANGE', field: '/year', params: { first: 2022, last: 2026 } }],
    });
  });

  it('plans for the next year too, and by the Jakarta calendar', () => {
    const lastEveningOfTheYear = new Date('2025-12-31T17:00:00.000Z');
    const plan = nothingPlanned(noPlanYet.planId, SITI, 2027);
    const command = { by: SITI, at: lastEveningOfTheYear, results: [result()] };
    expect(propose(command, plan, siti(), rules, countedIds()).ok).toBe(true);
  });
});

describe('an employee proposes again', () => {
  it('changes nothing with the words that wait already', () => {
    const plan = proposed();
    expect(proposing([result()], { plan })).toEqual({ ok: true, value: { version: 1, fact: null } });
  });

  it('changes nothing with the words that are in force already, ids given or not', () => {
    const plan = agreed();
    const [given] = plan.versions[0]?.results ?? [];
    expect(proposing([result()], { plan })).toEqual({ ok: true, value: { version: 1, fact: null } });
    expect(proposing(given ? [given] : [], { plan })).toEqual({ ok: true, value: { version: 1, fact: null } });
  });

  it('makes the next version after agreement, while the agreed one stays in force', () => {
    const plan = proposed(agreed(), [result(), ARCHIVE]);
    expect(waitingIn(plan)).toMatchObject({ version: 2, state: 'PROPOSED' });
    expect(inForceIn(plan)).toMatchObject({ version: 1, state: 'AGREED' });
  });

  it('replaces a version that still waits', () => {
    const plan = proposed(proposed(), [result(), ARCHIVE]);
    expect(plan.versions.map(({ version, state }) => [version, state])).toEqual([
      [1, 'REPLACED'],
      [2, 'PROPOSED'],
    ]);
  });

  it('goes back to the words in force by another version, when something else waits', () => {
    const plan = proposed(agreed(), [result(), ARCHIVE]);
    expect(proposing([result()], { plan })).toMatchObject({ value: { version: 3, fact: { fact: 'PROPOSED' } } });
  });

  it('makes the next version even with the words that were returned', () => {
    const returned = evolve(proposed(), {
      fact: 'RETURNED',
      version: 1,
      by: BUDI_HER_APPRAISER,
      at: IN_MAY,
      reason: 'Target terlalu rendah',
    });
    expect(proposing([result()], { plan: returned })).toMatchObject({ value: { version: 2 } });
  });

  it('takes another order, target, limit or id as other words', () => {
    const plan = agreed(proposed(noPlanYet, [result(), ARCHIVE]));
    const lower = indicator({ target: { comparison: 'AT_LEAST', value: 90, unit: '%' } });
    const unbound = indicator({ measurement: null });
    const proposals = [
      [ARCHIVE, result()],
      [result({ indicators: [lower] }), ARCHIVE],
      [result({ indicators: [unbound] }), ARCHIVE],
      [result({ resultId: resultId('v1-id-3') }), ARCHIVE],
      [result()],
    ];
    for (const results of proposals) expect(proposing(results, { plan })).toMatchObject({ value: { version: 2 } });
  });

  it('keeps the ids that are given, and gives the new parts new ones', () => {
    const plan = agreed();
    const kept = result({
      resultId: resultId('v1-id-1'),
      indicators: [indicator({ indicatorId: indicatorId('v1-id-2'), description: 'Diperjelas' }), indicator()],
    });
    expect(proposing([kept, ARCHIVE], { plan })).toMatchObject({
      value: {
        fact: {
          results: [
            { resultId: 'v1-id-1', indicators: [{ indicatorId: 'v1-id-2' }, { indicatorId: 'id-1' }] },
            { resultId: 'id-2', indicators: [{ indicatorId: 'id-3' }] },
          ],
        },
      },
    });
  });

  it('takes back an id of any earlier version, in force or not', () => {
    const plan = agreed(proposed(agreed(), [ARCHIVE, result({ title: 'Baru' })]));
    expect(proposing([result({ resultId: resultId('v1-id-1') })], { plan }).ok).toBe(true);
  });

  it('refuses ids of another plan, and an id that comes twice', () => {
    const foreign = result({
      resultId: resultId('of-another'),
      indicators: [indicator({ indicatorId: indicatorId('v1-id-1') })],
    });
    expect(fieldsOf(proposing([foreign], { plan: agreed() }))).toEqual([
      '/results/0/resultId',
      '/results/0/indicators/0/indicatorId',
    ]);
    const twice = indicator({ indicatorId: indicatorId('v1-id-2') });
    const repeated = proposing([result({ indicators: [twice, twice] })], { plan: agreed() });
    expect(codesOf(repeated)).toEqual(['REPEATED_ID']);
    expect(fieldsOf(repeated)).toEqual(['/results/0/indicators/1/indicatorId']);
  });
});
