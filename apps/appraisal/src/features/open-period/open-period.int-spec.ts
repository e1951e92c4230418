import { randomUUID } from 'node:crypto';
import { AS_ADMINISTRATOR, startService, type TestService } from '#testing';
import { appraisal } from '../../service.js';
import type { AppraisalItem } from '../../read-models/appraisals/appraisal-item.js';
import type { PeriodDetail } from '../../read-models/periods/period-views.js';
import { City, ratingOf } from '../../testing/city.js';
import type { OpenedPeriod } from './opened-period.js';

const EMPLOYEES = 3_000;

let service: TestService;
let city: City;

beforeAll(async () => {
  service = await startService(appraisal);
  city = new City(service);
});

afterAll(() => service.stop());

const open = (body: object) => service.http.post<OpenedPeriod>('/periods', body, AS_ADMINISTRATOR);
const annual = (unitIds: string[]) => ({ kind: 'ANNUAL', year: 2025, unitIds });

describe('opening a period', () => {
  it('makes a draft for everyone who is appraised, and says how many are not and why', async () => {
    const unitId = randomUUID();
    const siti = await city.employee({ unitId });
    await city.employee({ unitId, active: false });
    await city.employee({ unitId, appraiserId: null });
    await city.employee({
      unitId,
      appraiserId: null,
      status: 'PEJABAT_NEGARA',
      positionKind: 'KEPALA_DAERAH',
      rank: null,
    });

    const nobody = randomUUID();
    const first = await open(annual([unitId, nobody]));
    expect(first).toMatchObject({
      status: 200,
      body: {
        kind: 'ANNUAL',
        from: '2025-01-01',
        to: '2025-12-31',
        opened: 1,
        alreadyOpen: 0,
        skipped: { INACTIVE: 1, PEJABAT_NEGARA: 1, NO_APPRAISER: 1 },
        unitsWithoutEmployees: [nobody],
      },
    });

    const newcomer = await city.employee({ unitId });
    expect((await open(annual([unitId]))).body).toMatchObject({ id: first.body.id, opened: 1, alreadyOpen: 1 });
    expect((await open(annual([unitId]))).body).toMatchObject({ id: first.body.id, opened: 0, alreadyOpen: 2 });

    const path = `/appraisals?periodId=${first.body.id}&unitId=${unitId}&limit=1`;
    const page = (await service.http.get<{ items: AppraisalItem[]; next: string }>(path)).body;
    const rest = (await service.http.get<{ items: AppraisalItem[]; next: null }>(`${path}&cursor=${page.next}`)).body;
    const employees = [...page.items, ...rest.items].map(({ employeeId }) => employeeId);
    expect(employees.sort()).toEqual([siti.employeeId, newcomer.employeeId].sort());
    expect(rest.next).toBeNull();
  });

  it('is one period, however many open it at once', async () => {
    const { unitId } = await city.employee();
    const body = { kind: 'QUARTERLY', year: 2025, quarter: 3, unitIds: [unitId] };
    const answers = await Promise.all([open(body), open(body), open(body)]);
    expect(new Set(answers.map(({ body: { id } }) => id)).size).toBe(1);
    expect(answers.reduce((sum, { body: { opened } }) => sum + opened, 0)).toBe(1);
  });

  it(`opens ${EMPLOYEES} drafts in one call`, async () => {
    await service.db.query(
      `INSERT INTO employee (employee_id, unit_id, status, active, appraiser_id, final_by_kind, sequence)
       SELECT gen_random_uuid(), gen_random_uuid(), 'PNS', true, gen_random_uuid(), false, 1 FROM generate_series(1, $1)`,
      [EMPLOYEES],
    );
    const { body } = await open({ kind: 'QUARTERLY', year: 2025, quarter: 1 });
    expect(body.opened).toBeGreaterThanOrEqual(EMPLOYEES);
  });

  it('counts its appraisals per state, by unit and in all', async () => {
    const unitId = randomUUID();
    const { id } = await city.finalAppraisal({ unitId });
    const other = await city.employee({ unitId });
    const draft = await city.appraisalOf(other);
    const plan = await city.plan(other.employeeId);
    await city.rate(draft, ratingOf(plan), other.appraiserId);
    const { periodId } = await city.detail(id);
    const period = (await service.http.get<PeriodDetail>(`/periods/${periodId}`)).body;
    expect(period.units.find((unit) => unit.unitId === unitId)?.counts).toEqual({
      DRAFT: 1,
      SIGNED: 0,
      ACKNOWLEDGED: 1,
    });
    const all = (await service.http.get<{ items: PeriodDetail[] }>('/periods')).body.items;
    expect(all.find((each) => each.id === periodId)?.counts).toEqual(period.counts);
  });

  it.each<[number, string, object]>([
    [400, '/kind', { kind: 'MONTHLY', year: 2025 }],
    [400, '/year', { kind: 'ANNUAL', year: '2025' }],
    [400, '/year', { kind: 'ANNUAL', year: 2021 }],
    [400, '/quarter', { kind: 'QUARTERLY', year: 2025, quarter: 5 }],
    [400, '/unitIds/0', { kind: 'ANNUAL', year: 2025, unitIds: ['disdukcapil'] }],
    [400, '/month', { kind: 'ANNUAL', year: 2025, month: 1 }],
    [422, '/quarter', { kind: 'QUARTERLY', year: 2025 }],
    [422, '/quarter', { kind: 'ANNUAL', year: 2025, quarter: 1 }],
    [422, '/year', { kind: 'ANNUAL', year: 2099 }],
  ])('answers %d and names %s for %j', async (status, field, body) => {
    expect(await open(body)).toMatchObject({ status, body: { errors: [{ field }] } });
  });

  it('is 404 for a period that does not exist', async () => {
    expect(await service.http.get(`/periods/${randomUUID()}`)).toMatchObject({
      status: 404,
      body: { code: 'UNKNOWN_PERIOD' },
    });
  });
});
