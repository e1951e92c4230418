import { randomUUID } from 'node:crypto';
import { AppraisalCompleted, AppraisalCorrected } from '#contracts';
import { startService, type TestService } from '#testing';
import { appraisal } from '../service.js';
import { City, ratingOf } from '../testing/city.js';

const ABOVE = 'DI_ATAS_EKSPEKTASI';
const BELOW = 'DI_BAWAH_EKSPEKTASI';

let service: TestService;
let city: City;

beforeAll(async () => {
  service = await startService(appraisal);
  city = new City(service);
});

afterAll(() => service.stop());

const completed = (id: string, count = 1) =>
  service.published(AppraisalCompleted, ({ subject }) => subject === id, { count });
const corrected = (id: string, count = 1) =>
  service.published(AppraisalCorrected, ({ subject }) => subject === id, { count });

/** Events of one employee keep their order, so what was published before the last correction has been heard with it. */
const outcomesUntilCorrected = async (id: string, revision: number) => {
  await service.published(AppraisalCorrected, ({ subject, data }) => subject === id && data.revision === revision);
  return [...(await completed(id)), ...(await corrected(id))].map(({ sequence }) => sequence);
};

describe('the whole life of an appraisal', () => {
  it('goes from evidence by rating, signature and acknowledgement to its event, and on to a correction', async () => {
    const employee = await city.employee();
    const { employeeId, appraiserId, appraiserSuperiorId } = employee;
    const plan = await city.plan(employeeId);
    await city.evidence(plan, 98, 3);
    const id = await city.appraisalOf(employee);

    expect(await city.detail(id)).toMatchObject({
      state: 'DRAFT',
      suggestion: { work: ABOVE, results: [{ rating: ABOVE }] },
      evidence: { atSigning: null, now: { hasEvidence: true, indicators: [{ value: 98, count: 240 }] } },
      rating: null,
      predicate: null,
    });

    const result = { resultId: plan.results[0]?.resultId, rating: ABOVE };
    const rating = ratingOf(plan, { results: [result], workRating: ABOVE });
    expect((await city.rate(id, rating, appraiserId)).body).toMatchObject({ state: 'DRAFT', predicate: 'BAIK' });
    expect((await city.sign(id, appraiserId)).body).toMatchObject({ state: 'SIGNED', revision: 0 });
    expect(await city.acknowledge(id, employeeId)).toMatchObject({
      status: 200,
      body: { id, state: 'ACKNOWLEDGED', revision: 1, predicate: 'BAIK', finalBecause: 'ACKNOWLEDGED' },
    });
    expect(await completed(id)).toMatchObject([
      { sequence: 1, data: { employeeId, appraiserId, revision: 1, predicate: 'BAIK', hasEvidence: true } },
    ]);

    const reason = 'Temuan Inspektorat';
    const correction = { ...rating, behaviourRating: BELOW, correctionReason: reason };
    expect((await city.correct(id, correction, appraiserSuperiorId)).body).toMatchObject({
      revision: 2,
      predicate: 'KURANG',
    });
    expect(await corrected(id)).toMatchObject([
      { sequence: 2, data: { revision: 2, predicate: 'KURANG', previousPredicate: 'BAIK', behaviourRating: BELOW } },
    ]);
    expect((await city.detail(id)).revisions).toMatchObject([
      { revision: 1, predicate: 'BAIK', by: appraiserId, reason: null },
      { revision: 2, predicate: 'KURANG', by: appraiserSuperiorId, reason },
    ]);
  });

  it('is final at the signature of the Kepala Daerah', async () => {
    const employee = await city.employee({ finalByKind: true, positionKind: 'JPT_PRATAMA', rank: 'IV/c' });
    const plan = await city.plan(employee.employeeId);
    const id = await city.appraisalOf(employee);
    await city.rate(id, ratingOf(plan), employee.appraiserId);
    expect((await city.sign(id, employee.appraiserId)).body).toMatchObject({
      state: 'ACKNOWLEDGED',
      finalBecause: 'BY_KIND',
      revision: 1,
    });
    expect(await completed(id)).toMatchObject([{ data: { hasEvidence: false, predicate: 'BAIK' } }]);
  });

  it('publishes once, whatever is repeated, and however much at once', async () => {
    const employee = await city.employee();
    const { employeeId, appraiserId } = employee;
    const plan = await city.plan(employeeId);
    const id = await city.appraisalOf(employee);
    const rating = ratingOf(plan);
    const rated = await city.rate(id, rating, appraiserId);
    expect((await city.rate(id, rating, appraiserId)).body).toEqual(rated.body);

    const signed = await Promise.all([city.sign(id, appraiserId), city.sign(id, appraiserId)]);
    expect(signed.map(({ body }) => body)).toEqual([signed[0].body, signed[0].body]);

    const acknowledged = await Promise.all([1, 2, 3, 4].map(() => city.acknowledge(id, employeeId)));
    expect(acknowledged.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(acknowledged.map(({ body }) => JSON.stringify(body))).size).toBe(1);

    const correction = { ...rating, workRating: ABOVE, behaviourRating: ABOVE, correctionReason: 'Putusan PTUN' };
    const corrections = await Promise.all([1, 2, 3].map(() => city.correct(id, correction, appraiserId)));
    expect(corrections.map(({ body }) => body.revision)).toEqual([2, 2, 2]);
    await city.correct(id, { ...correction, workRating: BELOW }, appraiserId);
    expect(await outcomesUntilCorrected(id, 3)).toEqual([1, 2, 3]);
  });
});

describe('who acts', () => {
  it('is checked at each door', async () => {
    const { employee, plan, id } = await city.finalAppraisal();
    const stranger = randomUUID();
    const correction = { ...ratingOf(plan), correctionReason: 'Temuan' };
    const answers = [
      await city.rate(id, ratingOf(plan), employee.appraiserSuperiorId),
      await city.sign(id, employee.employeeId),
      await city.acknowledge(id, employee.appraiserId),
      await city.correct(id, correction, stranger),
      await city.sign(id, null),
    ];
    expect(answers.map(({ status, body }) => [status, (body as unknown as { code: string }).code])).toEqual([
      [403, 'NOT_THE_APPRAISER'],
      [403, 'NOT_THE_APPRAISER'],
      [403, 'NOT_THE_EMPLOYEE'],
      [403, 'NOT_THE_APPRAISER_OR_SUPERIOR'],
      [401, expect.stringMatching(/acting.employee.required/i)],
    ]);
  });

  it('is the appraiser of the moment: a draft follows the employee, what is signed does not', async () => {
    const employee = await city.employee();
    const plan = await city.plan(employee.employeeId);
    const id = await city.appraisalOf(employee);
    const moved = { ...employee, appraiserId: randomUUID(), unitId: randomUUID() };
    await city.employee(moved, 2);
    expect(await city.detail(id)).toMatchObject({ appraiserId: moved.appraiserId, unitId: moved.unitId });
    expect((await city.rate(id, ratingOf(plan), employee.appraiserId)).status).toBe(403);
    await city.rate(id, ratingOf(plan), moved.appraiserId);
    await city.sign(id, moved.appraiserId);
    await city.employee({ ...employee, unitId: randomUUID() }, 3);
    expect(await city.detail(id)).toMatchObject({ appraiserId: moved.appraiserId, unitId: moved.unitId });
  });
});

describe('a step out of turn', () => {
  it('is refused with what is missing', async () => {
    const employee = await city.employee();
    const { employeeId, appraiserId } = employee;
    const id = await city.appraisalOf(employee);
    const codeOf = async (answer: Promise<{ status: number; body: object }>) => {
      const { status, body } = await answer;
      return [status, 'code' in body ? body.code : undefined];
    };
    expect(await codeOf(city.sign(id, appraiserId))).toEqual([409, 'NO_AGREED_PLAN']);
    const plan = await city.plan(employeeId);
    expect(await codeOf(city.sign(id, appraiserId))).toEqual([409, 'NOT_RATED']);
    await city.rate(id, ratingOf(plan, { results: [], behaviour: {} }), appraiserId);
    expect(await codeOf(city.sign(id, appraiserId))).toEqual([422, 'RATING_MISSING']);
    expect(await codeOf(city.acknowledge(id, employeeId))).toEqual([409, 'NOT_SIGNED']);
    await city.rate(id, ratingOf(plan), appraiserId);
    await city.sign(id, appraiserId);
    const other = ratingOf(plan, { workRating: ABOVE });
    expect(await codeOf(city.rate(id, other, appraiserId))).toEqual([409, 'ALREADY_SIGNED']);
    expect(await codeOf(city.correct(id, { ...other, correctionReason: 'x' }, appraiserId))).toEqual([
      409,
      'NOT_FINAL',
    ]);
    await city.acknowledge(id, employeeId);
    expect(await codeOf(city.rate(id, other, appraiserId))).toEqual([409, 'ALREADY_FINAL']);
    const same = { ...ratingOf(plan), correctionReason: 'x' };
    expect(await codeOf(city.correct(id, same, appraiserId))).toEqual([422, 'NOTHING_TO_CORRECT']);
  });

  it('is told apart from an overwriting that nobody meant', async () => {
    const employee = await city.employee();
    const plan = await city.plan(employee.employeeId);
    const id = await city.appraisalOf(employee);
    await city.rate(id, ratingOf(plan, { expectedVersion: 0 }), employee.appraiserId);
    const late = await city.rate(id, ratingOf(plan, { workRating: ABOVE, expectedVersion: 0 }), employee.appraiserId);
    expect(late).toMatchObject({ status: 409, body: { code: 'CHANGED_MEANWHILE' } });
  });
});
