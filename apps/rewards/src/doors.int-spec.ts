import { randomUUID } from 'node:crypto';
import { AppraisalCompleted, EligibilityWithdrawn } from '#contracts';
import { AS_ADMINISTRATOR, eventually, startService, type TestService } from '#testing';
import { rewards } from './service.js';
import { Appraised, outcomeOf } from './testing/appraised.js';

let service: TestService;
let appraised: Appraised;
beforeAll(async () => {
  service = await startService(rewards);
  appraised = new Appraised(service);
});
afterAll(() => service.stop());

const caseOf = (employeeId: string) => ({
  employeeId,
  level: 'SEDANG',
  decidedOn: '2025-06-01',
  reference: `SK ${employeeId}/2025`,
});

describe('a discipline case', () => {
  it('withdraws eligibility and its annulment gives it back; both are idempotent', async () => {
    const { employeeId } = await appraised.eligible();
    const body = caseOf(employeeId);
    for (const _ of [1, 2])
      expect((await service.http.post('/discipline-cases', body, AS_ADMINISTRATOR)).status).toBe(200);
    expect((await appraised.eligibility(employeeId)).body).toMatchObject({ eligible: false, decision: 2 });
    const annul = `/discipline-cases/${encodeURIComponent(body.reference)}/annul`;
    for (const _ of [1, 2]) expect((await service.http.post(annul, {}, AS_ADMINISTRATOR)).status).toBe(200);
    expect((await appraised.eligibility(employeeId)).body).toMatchObject({ eligible: true, decision: 3 });
  });

  it('keeps its reference from another, even one of the same moment', async () => {
    const { employeeId } = await appraised.eligible();
    const levels = ['RINGAN', 'SEDANG', 'BERAT'];
    const answers = await Promise.all(
      levels.map((level) => service.http.post('/discipline-cases', { ...caseOf(employeeId), level }, AS_ADMINISTRATOR)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'REFERENCE_TAKEN' });
    expect((await appraised.eligibility(employeeId)).body).toMatchObject({ decision: 2 });
  });

  it('that nobody recorded cannot be annulled', async () => {
    expect((await service.http.post('/discipline-cases/SK-0/annul', {}, AS_ADMINISTRATOR)).body).toMatchObject({
      status: 404,
      code: 'UNKNOWN_CASE',
    });
    expect((await service.http.post('/discipline-cases/%00/annul', {}, AS_ADMINISTRATOR)).status).toBe(400);
    expect(
      (await service.http.post(`/discipline-cases/${'x'.repeat(101)}/annul`, {}, AS_ADMINISTRATOR)).body,
    ).toMatchObject({
      status: 400,
      errors: [{ field: '/reference' }],
    });
  });
});

describe('an award', () => {
  it('of an earlier year ends eligibility; recording it twice changes nothing', async () => {
    const { employeeId } = await appraised.eligible();
    const award = { employeeId, programme: 'pegawai-teladan', year: 2023, reference: 'SK/11/2023' };
    for (const _ of [1, 2]) expect((await service.http.post('/awards', award, AS_ADMINISTRATOR)).status).toBe(200);
    expect((await appraised.eligibility(employeeId)).body).toMatchObject({ eligible: false, decision: 2 });
    const [withdrawn] = await service.published(EligibilityWithdrawn, ({ data }) => data.employeeId === employeeId);
    expect(withdrawn?.data.criteria[3]).toMatchObject({ code: 'PAST_WINNER', evidence: '1 kali, terakhir 2023' });
  });
});

describe('a programme', () => {
  const add = (code: string, effectiveFrom = '2024-01-01') =>
    service.http.post('/programmes', { code, nameId: code, nameEn: code, effectiveFrom }, AS_ADMINISTRATOR);
  const ask = (code: string, criterion: object) =>
    service.http.post(`/programmes/${code}/criteria`, criterion, AS_ADMINISTRATOR);
  const listed = async (query: string) =>
    (await service.http.get<{ items: { year: number; eligible: boolean }[] }>(`/eligibility?${query}`)).body.items;

  it('is decided about from its first criterion on, for those already appraised as well', async () => {
    const { employeeId } = await appraised.eligible();
    expect((await add('inovator')).status).toBe(200);
    const { body } = await ask('inovator', { kind: 'TENURE', years: 1, effectiveFrom: '2024-01-01' });
    expect(body).toMatchObject({ kind: 'TENURE', changed: expect.any(Number) as number });
    const query = `programme=inovator&employeeId=${employeeId}&eligible=true`;
    expect(await listed(query)).toMatchObject([{ criteria: [{ code: 'TENURE', outcome: 'PASSED' }] }]);
  });

  it('judges each year by the criteria of its time', async () => {
    await add('berprestasi');
    const least = { kind: 'PREDICATE', years: 1, minimum: 'BAIK', effectiveFrom: '2024-01-01' };
    await ask('berprestasi', least);
    await ask('berprestasi', { ...least, minimum: 'SANGAT_BAIK', effectiveFrom: '2026-01-01' });
    const { employeeId } = await appraised.eligible();
    const next = { from: '2026-01-01', to: '2026-12-31', period: { year: 2026, quarter: null } };
    await service.given(AppraisalCompleted, outcomeOf(employeeId, next));
    await eventually(async () =>
      expect(await listed(`programme=berprestasi&employeeId=${employeeId}`)).toMatchObject([
        { year: 2025, eligible: true },
        { year: 2026, eligible: false },
      ]),
    );
  });

  it('that is no longer in force withdraws what it had given', async () => {
    await add('singkat');
    await ask('singkat', { kind: 'DISCIPLINE', effectiveFrom: '2024-01-01' });
    const { employeeId } = await appraised.eligible();
    await ask('singkat', { kind: 'DISCIPLINE', effectiveFrom: '2025-01-01', state: 'DROPPED' });
    const own = `programme=singkat&employeeId=${employeeId}`;
    expect(await listed(own)).toMatchObject([{ eligible: false, criteria: [{ code: 'PROGRAMME' }] }]);
    await ask('singkat', { kind: 'DISCIPLINE', effectiveFrom: '2025-01-01' });
    expect(await listed(own)).toMatchObject([{ eligible: true }]);
    await add('singkat', '2026-01-01');
    expect(await listed(own)).toMatchObject([{ eligible: false }]);
  });

  it('is listed with its dated criteria, the defaults marked as not confirmed', async () => {
    const { body } = await service.http.get<{ items: { code: string; criteria: object[] }[] }>('/programmes');
    const criteria = body.items.find(({ code }) => code === 'pegawai-teladan')?.criteria;
    expect(criteria).toHaveLength(4);
    expect(criteria?.[0]).toMatchObject({ kind: 'DISCIPLINE', effectiveFrom: '2022-01-01', confirmed: false });
  });
});

describe('a list', () => {
  it('is read page by page', async () => {
    for (const _ of [1, 2, 3]) await appraised.eligible();
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await service.http.get<{ items: { employeeId: string }[]; next: string | null }>(
        `/eligibility?programme=pegawai-teladan&year=2025&limit=1${cursor}`,
      );
      seen.push(...body.items.map(({ employeeId }) => employeeId));
      if (body.next === null) break;
      cursor = `&cursor=${body.next}`;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(3);
  });

  it('has an empty page behind a cursor that lies beyond everything', async () => {
    const cursor = Buffer.from(JSON.stringify(['pegawai-teladan', 10 ** 14, randomUUID()])).toString('base64url');
    const { body } = await service.http.get(`/eligibility?programme=pegawai-teladan&cursor=${cursor}`);
    expect(body).toEqual({ items: [], next: null });
  });
});

describe('bad input', () => {
  it.each([
    ['/discipline-cases', { level: 'SEDANG', decidedOn: '2025-06-01', reference: 'x' }, '/employeeId'],
    ['/discipline-cases', { employeeId: randomUUID(), level: 'X', decidedOn: '2025-06-01', reference: 'x' }, '/level'],
    ['/discipline-cases', { ...caseOf(randomUUID()), decidedOn: '2999-01-01' }, '/decidedOn'],
    ['/awards', { employeeId: randomUUID(), programme: 'pegawai-teladan', year: 'dua' }, '/year'],
    ['/programmes', { code: 'x', nameId: 'x', effectiveFrom: '2026-01-01' }, '/nameEn'],
    ['/programmes/pegawai-teladan/criteria', { kind: 'PREDICATE', effectiveFrom: '2026-01-01' }, '/years'],
    ['/programmes/pegawai-teladan/criteria', { kind: 'LUCK', effectiveFrom: '2026-01-01' }, '/kind'],
  ])('at %s is answered with the field: %j', async (path, body, field) => {
    const answer = await service.http.post<{ errors: { field: string }[] }>(path, body, AS_ADMINISTRATOR);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.errors.map((error) => error.field)).toContain(field);
  });

  it('about an unknown employee says what to do, in the language asked for', async () => {
    const body = { employeeId: randomUUID(), programme: 'pegawai-teladan', year: 2023 };
    expect((await service.http.post('/awards', body, AS_ADMINISTRATOR)).body).toMatchObject({
      status: 404,
      code: 'UNKNOWN_EMPLOYEE',
    });
    const english = await service.http.post('/awards', body, {
      headers: { ...AS_ADMINISTRATOR.headers, 'accept-language': 'en' },
    });
    expect(english.body.detail).toMatch(/Record him in personnel/);
  });

  it('about an unknown programme is told from a year that is not decided yet', async () => {
    const criterion = { kind: 'DISCIPLINE', effectiveFrom: '2026-01-01' };
    expect((await service.http.post('/programmes/none/criteria', criterion, AS_ADMINISTRATOR)).body).toMatchObject({
      code: 'UNKNOWN_PROGRAMME',
    });
    expect((await appraised.eligibility(randomUUID())).body).toMatchObject({ status: 404, code: 'NOT_DECIDED' });
  });
});
