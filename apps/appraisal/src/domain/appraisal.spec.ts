import { asId, type EmployeeId, type UnitId } from '#civil-service';
import { type Acknowledged, type Appraisal, evolve, type Fact, opened, predicateIn, revisionOf } from './appraisal.js';
import { acknowledge, correct, type Decision, rate, sign } from './decide.js';
import {
  A_STRANGER,
  ABOVE,
  BELOW,
  BUDI_HER_APPRAISER,
  draftMarks,
  evidence,
  mark,
  marks,
  MEETS,
  parties,
  plan,
  RINA_HIS_SUPERIOR,
  rule,
  SITI,
} from './examples.js';
import { type Basis, basisOf } from './suggestion.js';

const at = '2026-01-10T03:00:00.000Z';
const later = '2026-02-01T03:00:00.000Z';
const year = { year: 2025, quarter: null };
const basis = basisOf(plan(), [], year, rule);
/** The evidence suggests that the certificates are below expectation, and so are the work results. */
const belowByEvidence = basisOf(plan(), [evidence('certificates-share', 60)], year, rule);

const budi = { by: BUDI_HER_APPRAISER, at };
const siti = { by: SITI, at };

const after = (...facts: Fact[]): Appraisal => facts.reduce(evolve, opened as Appraisal);
const rated: Fact = { fact: 'RATED', marks: marks() };
const signing = { ...budi, unitId: parties().unitId, basis };
const signed: Fact = { fact: 'SIGNED', marks: marks(), signing };
const final: Fact = { fact: 'BECAME_FINAL', because: 'ACKNOWLEDGED', at };
const worse = marks({ workRating: BELOW });
const corrected: Fact = { fact: 'CORRECTED', marks: worse, correction: { ...budi, at: later, reason: 'Temuan audit' } };

const facts = (decision: Decision) => (decision.ok ? decision.value : decision.violations);
const refusal = (decision: Decision) =>
  decision.ok ? [] : decision.violations.map(({ code, field }) => [code, field]);

describe('an appraisal that the appraiser rates', () => {
  it('keeps what he rated', () => {
    expect(facts(rate({ ...budi, marks: marks() }, opened, parties(), basis))).toEqual([rated]);
  });

  it('may be left half done', () => {
    const half = draftMarks({
      results: [mark('certificates')],
      workRating: null,
      behaviour: {},
      behaviourRating: null,
    });
    expect(facts(rate({ ...budi, marks: half }, opened, parties(), basis))).toEqual([{ fact: 'RATED', marks: half }]);
    expect(predicateIn(after({ fact: 'RATED', marks: half }))).toBeNull();
  });

  it('may be rated anew until it is signed', () => {
    const better = marks({ workRating: ABOVE });
    expect(facts(rate({ ...budi, marks: better }, after(rated), parties(), basis))).toEqual([
      { fact: 'RATED', marks: better },
    ]);
  });

  it('is not changed by the same rating again, whatever the order of its results', () => {
    const same = marks({ results: [...marks().results].reverse() });
    expect(facts(rate({ ...budi, marks: same, expectedVersion: 0 }, after(rated), parties(), basis))).toEqual([]);
  });

  it.each([
    ['a stranger', A_STRANGER],
    ['the employee herself', SITI],
    ["the appraiser's superior", RINA_HIS_SUPERIOR],
  ])('is not rated by %s', (_, by) => {
    expect(refusal(rate({ by, at, marks: marks() }, opened, parties(), basis))).toEqual([
      ['NOT_THE_APPRAISER', undefined],
    ]);
  });

  it('is not rated by the employee even where the reporting line points at herself', () => {
    const mistaken = parties({ appraiserId: SITI });
    expect(refusal(rate({ ...siti, marks: marks() }, opened, mistaken, basis))).toEqual([
      ['NOT_THE_APPRAISER', undefined],
    ]);
  });

  it('is rated and signed by the appraiser of the moment', () => {
    const dewi = asId<EmployeeId>('employee-dewi');
    const now = parties({ appraiserId: dewi });
    expect(refusal(sign(budi, after(rated), now, basis))).toEqual([['NOT_THE_APPRAISER', undefined]]);
    expect(sign({ by: dewi, at }, after(rated), now, basis).ok).toBe(true);
  });

  it.each([
    ['ALREADY_SIGNED', after(rated, signed)],
    ['ALREADY_FINAL', after(rated, signed, final)],
  ])('is not rated any more once it is %s', (code, appraisal) => {
    expect(refusal(rate({ ...budi, marks: worse }, appraisal, parties(), basis))).toEqual([[code, undefined]]);
  });

  it('has ratings only of results in the plan, each once', () => {
    const strange = marks({ results: [mark('certificates'), mark('moon-landing'), mark('certificates', ABOVE)] });
    expect(refusal(rate({ ...budi, marks: strange }, opened, parties(), basis))).toEqual([
      ['UNKNOWN_RESULT', '/results/1/resultId'],
      ['RESULT_RATED_TWICE', '/results/2/resultId'],
    ]);
  });

  it('without an agreed plan takes behaviour but no results', () => {
    expect(refusal(rate({ ...budi, marks: marks() }, opened, parties(), null))).toEqual([
      ['NO_AGREED_PLAN', '/results'],
    ]);
    expect(rate({ ...budi, marks: marks({ results: [] }) }, opened, parties(), null).ok).toBe(true);
  });

  it('asks for a reason wherever the rating departs from what the evidence suggests', () => {
    expect(refusal(rate({ ...budi, marks: marks() }, opened, parties(), belowByEvidence))).toEqual([
      ['REASON_NEEDED', '/results/0/reason'],
      ['REASON_NEEDED', '/workReason'],
    ]);
  });

  it('takes a departure that has its reasons, and a rating that follows the suggestion without', () => {
    const departing = marks({
      results: [mark('certificates', MEETS, 'Gangguan jaringan nasional'), mark('archive')],
      workReason: 'Gangguan jaringan nasional',
    });
    const following = marks({ results: [mark('certificates', BELOW), mark('archive')], workRating: BELOW });
    expect(rate({ ...budi, marks: departing }, opened, parties(), belowByEvidence).ok).toBe(true);
    expect(rate({ ...budi, marks: following }, opened, parties(), belowByEvidence).ok).toBe(true);
  });

  it('is not overwritten by an official who has not seen the last change', () => {
    expect(refusal(rate({ ...budi, marks: worse, expectedVersion: 0 }, after(rated), parties(), basis))).toEqual([
      ['CHANGED_MEANWHILE', undefined],
    ]);
  });
});

describe('an appraisal that the appraiser signs', () => {
  it('keeps who signed, for which unit, and the evidence as it is', () => {
    expect(facts(sign(budi, after(rated), parties(), basis))).toEqual([signed]);
  });

  it('signed twice is signed once', () => {
    expect(facts(sign({ ...budi, at: later }, after(rated, signed), parties(), belowByEvidence))).toEqual([]);
  });

  it('is final at once when the Kepala Daerah rates it: there is no objection', () => {
    const appraisal = after(rated);
    const decision = sign(budi, appraisal, parties({ finalByKind: true }), basis);
    expect(facts(decision)).toEqual([signed, { fact: 'BECAME_FINAL', because: 'BY_KIND', at }]);
    const ended = decision.ok ? decision.value.reduce(evolve, appraisal) : appraisal;
    expect(ended).toMatchObject({ state: 'ACKNOWLEDGED', finalBecause: 'BY_KIND', revision: 1 });
    expect(facts(acknowledge(siti, ended, parties({ finalByKind: true })))).toEqual([]);
  });

  it('needs an agreed plan', () => {
    expect(refusal(sign(budi, after(rated), parties(), null))).toEqual([['NO_AGREED_PLAN', undefined]]);
  });

  it('needs a rating', () => {
    expect(refusal(sign(budi, opened, parties(), basis))).toEqual([['NOT_RATED', undefined]]);
  });

  it('needs every result, the seven values and both overall ratings', () => {
    const half = draftMarks({
      results: [mark('archive')],
      workRating: null,
      behaviour: { BP: MEETS, AK: MEETS, KP: MEETS, HR: MEETS, LY: MEETS, AD: MEETS },
      behaviourRating: null,
    });
    expect(refusal(sign(budi, after({ fact: 'RATED', marks: half }), parties(), basis))).toEqual([
      ['RATING_MISSING', '/results/0'],
      ['RATING_MISSING', '/workRating'],
      ['RATING_MISSING', '/behaviour/KL'],
      ['RATING_MISSING', '/behaviourRating'],
    ]);
  });

  it('asks again for a reason when evidence that came after the rating suggests something else', () => {
    expect(refusal(sign(budi, after(rated), parties(), belowByEvidence))).toEqual([
      ['REASON_NEEDED', '/results/0/reason'],
      ['REASON_NEEDED', '/workReason'],
    ]);
  });

  it('leaves out ratings of results that a newer version of the plan no longer has', () => {
    const newer: Basis = basisOf(plan(...plan().results.slice(1)), [], year, rule);
    const decision = sign(budi, after(rated), parties(), newer);
    expect(facts(decision)).toMatchObject([{ fact: 'SIGNED', marks: { results: [{ resultId: 'archive' }] } }]);
  });

  it('does not ask for reasons about results that a newer version of the plan no longer has', () => {
    const departed = marks({ results: [mark('certificates'), mark('archive', ABOVE, 'x')] });
    const newer: Basis = basisOf(plan(...plan().results.slice(1)), [], year, rule);
    expect(sign(budi, after({ fact: 'RATED', marks: departed }), parties(), newer).ok).toBe(true);
  });
});

describe('an appraisal that the employee acknowledges', () => {
  it('becomes final, as revision 1', () => {
    expect(facts(acknowledge(siti, after(rated, signed), parties()))).toEqual([final]);
    expect(revisionOf(after(rated, signed))).toBe(0);
    expect(revisionOf(after(rated, signed, final))).toBe(1);
  });

  it('acknowledged twice is final once', () => {
    expect(facts(acknowledge({ ...siti, at: later }, after(rated, signed, final), parties()))).toEqual([]);
  });

  it('has been signed before', () => {
    expect(refusal(acknowledge(siti, after(rated), parties()))).toEqual([['NOT_SIGNED', undefined]]);
  });

  it('is acknowledged by nobody in her place', () => {
    expect(refusal(acknowledge(budi, after(rated, signed), parties()))).toEqual([['NOT_THE_EMPLOYEE', undefined]]);
  });
});

describe('a final appraisal that is corrected', () => {
  const done = after(rated, signed, final) as Acknowledged;
  const correction = { ...budi, at: later, marks: worse, reason: 'Temuan audit' };

  it('gets the next revision, with the new predicate and the reason', () => {
    expect(facts(correct(correction, done, parties()))).toEqual([corrected]);
    const now = evolve(done, corrected);
    expect([revisionOf(now), predicateIn(done), predicateIn(now)]).toEqual([2, 'BAIK', 'BUTUH_PERBAIKAN']);
  });

  it("may be corrected by the appraiser's superior", () => {
    expect(correct({ ...correction, by: RINA_HIS_SUPERIOR }, done, parties()).ok).toBe(true);
  });

  it.each([
    ['the employee herself', SITI],
    ['a stranger', A_STRANGER],
  ])('is not corrected by %s', (_, by) => {
    expect(refusal(correct({ ...correction, by }, done, parties()))).toEqual([
      ['NOT_THE_APPRAISER_OR_SUPERIOR', undefined],
    ]);
  });

  it.each([
    ['a draft', after(rated)],
    ['one that is only signed', after(rated, signed)],
  ])('was final before: %s is not corrected', (_, appraisal) => {
    expect(refusal(correct(correction, appraisal, parties()))).toEqual([['NOT_FINAL', undefined]]);
  });

  it('needs a written reason', () => {
    expect(refusal(correct({ ...correction, reason: '  ' }, done, parties()))).toEqual([
      ['CORRECTION_REASON_NEEDED', '/correctionReason'],
    ]);
  });

  it('corrected twice with the same content is corrected once', () => {
    const now = evolve(done, corrected);
    expect(facts(correct({ ...correction, at: later, expectedVersion: done.version }, now, parties()))).toEqual([]);
  });

  it('changes something', () => {
    expect(refusal(correct({ ...correction, marks: marks() }, done, parties()))).toEqual([
      ['NOTHING_TO_CORRECT', undefined],
    ]);
  });

  it('is a whole rating', () => {
    const half = draftMarks({ behaviourRating: null });
    expect(refusal(correct({ ...correction, marks: half }, done, parties()))).toEqual([
      ['RATING_MISSING', '/behaviourRating'],
    ]);
  });

  it('is held against the evidence that was signed', () => {
    const onEvidence = { ...done, signing: { ...signing, basis: belowByEvidence } };
    const results = [mark('certificates', BELOW), mark('archive')];
    const departing = marks({ results, workRating: ABOVE });
    expect(refusal(correct({ ...correction, marks: departing }, onEvidence, parties()))).toEqual([
      ['REASON_NEEDED', '/workReason'],
    ]);
  });

  it('is not overwritten by an official who has not seen the last correction', () => {
    const now = evolve(done, corrected);
    const other = { ...correction, marks: marks({ workRating: ABOVE }), expectedVersion: done.version };
    expect(refusal(correct(other, now, parties()))).toEqual([['CHANGED_MEANWHILE', undefined]]);
  });

  it('keeps the unit in which she was appraised when she has moved since', () => {
    const moved = parties({ unitId: asId<UnitId>('unit-elsewhere') });
    const decision = correct(correction, done, moved);
    const now = decision.ok ? decision.value.reduce(evolve, done as Appraisal) : opened;
    expect(now).toMatchObject({ signing: { unitId: 'unit-disdukcapil' } });
  });
});
