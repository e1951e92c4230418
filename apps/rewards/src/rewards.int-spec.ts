import { randomUUID } from 'node:crypto';
import type { Predicate } from '#civil-service';
import {
  AppraisalCompleted,
  AppraisalCorrected,
  type DataOf,
  EligibilityDecided,
  EligibilityWithdrawn,
  EmployeeRecorded,
  HistoryImported,
  ReviewOpened,
  ReviewWithdrawn,
} from '#contracts';
import { eventually, startService, type TestService } from '#testing';
import type { EligibilityDetail } from './read-models/eligibility/eligibility-list.js';
import { rewards } from './service.js';

let service: TestService;
beforeAll(async () => {
  service = await startService(rewards);
});
afterAll(() => service.stop());

const employee = async (id: string, change: Partial<DataOf<typeof EmployeeRecorded>> = {}, sequence = 1) =>
  service.given(EmployeeRecorded, { ...EmployeeRecorded.example, employeeId: id, ...change }, { sequence });
const history = (employeeId: string, predicate: Predicate = 'BAIK') =>
  service.given(HistoryImported, { employeeId, year: 2024, predicate });
const outcome = (employeeId: string, appraisalId: string) => ({
  ...AppraisalCompleted.example,
  employeeId,
  appraisalId,
});
const correction = (employeeId: string, appraisalId: string, predicate: Predicate, revision = 2) => ({
  ...AppraisalCorrected.example,
  ...outcome(employeeId, appraisalId),
  revision,
  predicate,
  previousPredicate: 'BAIK' as const,
});

const eligibility = (id: string) => service.http.get<EligibilityDetail>(`/eligibility/${id}/pegawai-teladan/2025`);
const becomes = (id: string, expected: object) =>
  eventually(async () => expect((await eligibility(id)).body).toMatchObject(expected));

const eligible = async () => {
  const [id, appraisalId] = [randomUUID(), randomUUID()];
  await employee(id);
  await history(id);
  await service.given(AppraisalCompleted, outcome(id, appraisalId));
  await becomes(id, { eligible: true });
  return { id, appraisalId };
};

describe('a completed appraisal', () => {
  it('decides eligibility with its reasons, whatever order the topics come in', async () => {
    const [id, appraisalId] = [randomUUID(), randomUUID()];
    await service.given(AppraisalCompleted, outcome(id, appraisalId));
    await employee(id);
    await becomes(id, {
      eligible: false,
      decision: 1,
      criteria: [{ code: 'PREDICATE', outcome: 'NO_DATA' }, {}, {}, {}],
    });
    await history(id);
    await becomes(id, { eligible: true, decision: 2 });
    const decided = await service.published(EligibilityDecided, ({ data }) => data.employeeId === id, { count: 2 });
    expect(decided.map(({ sequence, data }) => [sequence, data.eligible])).toEqual([
      [1, false],
      [2, true],
    ]);
  });

  it('counts once, however often it comes', async () => {
    const { id, appraisalId } = await eligible();
    await service.given(AppraisalCompleted, outcome(id, appraisalId));
    await service.given(AppraisalCorrected, correction(id, appraisalId, 'SANGAT_BAIK'));
    await becomes(id, {
      decision: 2,
      eligible: true,
      criteria: [{ evidence: '2024 BAIK, 2025 SANGAT_BAIK' }, {}, {}, {}],
    });
  });

  it('is decided again by its correction, which withdraws what no longer holds', async () => {
    const { id, appraisalId } = await eligible();
    await service.given(AppraisalCorrected, correction(id, appraisalId, 'BUTUH_PERBAIKAN'));
    const [withdrawn] = await service.published(EligibilityWithdrawn, ({ data }) => data.employeeId === id);
    expect(withdrawn?.data).toMatchObject({ eligible: false, appraisalRevision: 2 });
    expect((await eligibility(id)).body.decisions.map(({ eligible: was }) => was)).toEqual([true, false]);
  });

  it('of an older revision that comes late changes nothing', async () => {
    const [id, appraisalId] = [randomUUID(), randomUUID()];
    await employee(id);
    await history(id);
    await service.given(AppraisalCorrected, correction(id, appraisalId, 'KURANG', 3));
    await becomes(id, { eligible: false });
    await service.given(AppraisalCompleted, outcome(id, appraisalId));
    const later = await eligible();
    expect((await eligibility(id)).body.decisions).toHaveLength(1);
    expect(later.id).not.toBe(id);
  });

  it('with KURANG opens a review, which a correction withdraws', async () => {
    const [id, appraisalId] = [randomUUID(), randomUUID()];
    await employee(id);
    await service.given(AppraisalCompleted, { ...outcome(id, appraisalId), predicate: 'KURANG' });
    const [opened] = await service.published(ReviewOpened, ({ data }) => data.employeeId === id);
    expect(opened?.data).toMatchObject({ appraisalId, predicate: 'KURANG' });
    await service.given(AppraisalCorrected, correction(id, appraisalId, 'BAIK'));
    const [withdrawn] = await service.published(ReviewWithdrawn, ({ data }) => data.employeeId === id);
    expect(withdrawn?.subject).toBe(opened?.subject);
    const { body } = await service.http.get(`/reviews?employeeId=${id}`);
    expect(body).toMatchObject({ items: [{ state: 'WITHDRAWN' }] });
  });

  it('of a quarter decides no award', async () => {
    const id = randomUUID();
    await employee(id);
    const quarterly = {
      periodKind: 'QUARTERLY' as const,
      period: { year: 2025, quarter: 1 as const },
      to: '2025-03-31',
    };
    await service.given(AppraisalCompleted, { ...outcome(id, randomUUID()), ...quarterly, predicate: 'SANGAT_KURANG' });
    await service.published(ReviewOpened, ({ data }) => data.employeeId === id);
    expect((await eligibility(id)).status).toBe(404);
  });
});

describe('what is recorded by hand', () => {
  it('a discipline case withdraws eligibility and its annulment gives it back; both are idempotent', async () => {
    const { id } = await eligible();
    const body = { employeeId: id, level: 'SEDANG', decidedOn: '2025-06-01', reference: `SK/${id}` };
    for (const _ of [1, 2]) expect((await service.http.post('/discipline-cases', body)).status).toBe(200);
    expect((await eligibility(id)).body).toMatchObject({ eligible: false, decision: 2 });
    expect((await service.http.post('/discipline-cases', { ...body, level: 'BERAT' })).body).toMatchObject({
      status: 409,
      code: 'REFERENCE_TAKEN',
    });
    const annul = `/discipline-cases/${encodeURIComponent(body.reference)}/annul`;
    for (const _ of [1, 2]) expect((await service.http.post(annul)).status).toBe(200);
    expect((await eligibility(id)).body).toMatchObject({ eligible: true, decision: 3 });
  });

  it('an earlier award ends eligibility; recording it twice changes nothing', async () => {
    const { id } = await eligible();
    const award = { employeeId: id, programme: 'pegawai-teladan', year: 2023 };
    for (const _ of [1, 2]) expect((await service.http.post('/awards', award)).status).toBe(200);
    expect((await eligibility(id)).body).toMatchObject({ eligible: false, decision: 2 });
  });

  it('an employee who leaves is no longer eligible', async () => {
    const { id } = await eligible();
    await employee(id, { active: false }, 2);
    await becomes(id, { eligible: false, decision: 2 });
  });

  it('a programme gets dated criteria by its door', async () => {
    const programme = { code: 'inovator', nameId: 'Inovator', nameEn: 'Innovator', effectiveFrom: '2024-01-01' };
    expect((await service.http.post('/programmes', programme)).status).toBe(200);
    const criterion = { kind: 'TENURE', years: 1, effectiveFrom: '2024-01-01' };
    expect((await service.http.post('/programmes/inovator/criteria', criterion)).status).toBe(200);
    const { id } = await eligible();
    const { body } = await service.http.get(`/eligibility?programme=inovator&employeeId=${id}&eligible=true`);
    expect(body).toMatchObject({ items: [{ criteria: [{ code: 'TENURE', outcome: 'PASSED' }] }], next: null });
  });
});

describe('bad input', () => {
  it.each([
    ['/discipline-cases', { level: 'SEDANG', decidedOn: '2025-06-01', reference: 'x' }, '/employeeId'],
    ['/discipline-cases', { employeeId: randomUUID(), level: 'X', decidedOn: '2025-06-01', reference: 'x' }, '/level'],
    ['/awards', { employeeId: randomUUID(), programme: 'pegawai-teladan', year: 'dua' }, '/year'],
    ['/programmes/pegawai-teladan/criteria', { kind: 'PREDICATE', effectiveFrom: '2026-01-01' }, '/years'],
    ['/programmes/pegawai-teladan/criteria', { kind: 'LUCK', effectiveFrom: '2026-01-01' }, '/kind'],
  ])('at %s is answered with the field: %j', async (path, body, field) => {
    const answer = await service.http.post<{ errors: { field: string }[] }>(path, body, {
      headers: { 'accept-language': 'en' },
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.errors.map((error) => error.field)).toContain(field);
  });

  it('about an unknown employee says what to do, in the language asked for', async () => {
    const body = { employeeId: randomUUID(), programme: 'pegawai-teladan', year: 2023 };
    expect((await service.http.post('/awards', body)).body).toMatchObject({ status: 404, code: 'UNKNOWN_EMPLOYEE' });
    const english = await service.http.post('/awards', body, { headers: { 'accept-language': 'en' } });
    expect(english.body.detail).toMatch(/Record him in personnel/);
  });
});
