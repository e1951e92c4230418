import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import type { Predicate } from '#civil-service';
import {
  AppraisalCompleted,
  DashboardRecorded,
  departmentTopic,
  RequestFinished,
  RequestReceived,
  RequestRejected,
  RequirementsCompleted,
  UnitRecorded,
} from '#contracts';
import { issueCredential } from '#platform';
import { AS_ADMINISTRATOR, asMessage, eventually, type TestService } from '#testing';
import { type BehindGateway, startBehindGateway } from '../../testing/behind-gateway.js';
import { Dashboards, dashboardState } from '../../testing/dashboards.js';

const HOUR = 3_600_000;
const CITY = { ...UnitRecorded.example, unitId: randomUUID(), code: 'kota', parentId: null };
const DEPARTMENT = { ...UnitRecorded.example, parentId: CITY.unitId, name: '=Dinas "Kependudukan",\ndan Capil' };
const SECTION = { ...UnitRecorded.example, unitId: randomUUID(), code: 'bidang', parentId: DEPARTMENT.unitId };
const OTHER = { ...UnitRecorded.example, unitId: randomUUID(), code: 'dinas-lain', parentId: CITY.unitId };

describe('reports for dashboards', () => {
  let service: TestService;
  let door: BehindGateway;
  let url: string;
  let dashboards: Dashboards;

  beforeAll(async () => {
    door = await startBehindGateway();
    ({ service, url } = door);
    dashboards = new Dashboards(door);
    for (const unit of [CITY, DEPARTMENT, SECTION, OTHER]) await service.given(UnitRecorded, unit);
    for (const { code } of [DEPARTMENT, OTHER]) {
      await eventually(async () =>
        expect((await service.http.put(`/departments/${code}`, {}, AS_ADMINISTRATOR)).status).toBe(200),
      );
    }
  });

  afterAll(() => door.stop());

  const get: Dashboards['get'] = (...asked) => dashboards.get(...asked);
  const dashboard: Dashboards['told'] = (scopes) => dashboards.told(scopes);

  /** Requests of one service that took so many hours each, from the first working day of a month. */
  const finished = (unit: { readonly code: string }, serviceCode: string, month: string, hours: readonly number[]) =>
    service.raw(
      hours.flatMap((took) => {
        const data = { requestId: randomUUID(), serviceCode, officerId: null };
        const from = Date.parse(`${month}-06T01:00:00Z`);
        const at = (after: number) => ({ topic: departmentTopic(unit.code), time: new Date(from + after * HOUR) });
        return [asMessage(RequirementsCompleted, data, at(0)), asMessage(RequestFinished, data, at(took))];
      }),
    );

  it('are for dashboards with a valid credential alone', async () => {
    expect((await get('services', 'x')).status).toBe(401);
    expect((await get('predicates?period=2025', issueCredential().token)).status).toBe(401);
    expect((await fetch(`${url}/reports/backlog`)).status).toBe(401);
    expect((await get('city', (await dashboard()).token)).body.code).toBe('SIGN_IN_UNAVAILABLE');
  });

  it('tell per month and over a range how many were finished, how many on time, median and p90', async () => {
    const { token } = await dashboard();
    // Given five births within 3, 6, 12, 20 and 40 hours, of which a day is allowed, and one more the month after.
    await finished(DEPARTMENT, 'akta-kelahiran', '2025-01', [40, 3, 20, 6, 12]);
    await finished(DEPARTMENT, 'akta-kelahiran', '2025-02', [1]);
    const asked = 'services?service=akta-kelahiran&unit=disdukcapil&from=2025-01&to=2025-02';
    const rows = await eventually(async () => {
      const { items } = (await get(asked, token)).body;
      expect(items.map(({ period, finished: count }) => [period, count])).toEqual([
        ['2025-01', 5],
        ['2025-02', 1],
      ]);
      return items;
    });
    // Then four of five are on time, the third of five is the median and the fifth the p90.
    expect(rows[0]).toMatchObject({ unitCode: 'disdukcapil', unmeasured: 0, onTimeShare: 80 });
    expect(Math.abs(Number(rows[0]?.['medianHours']) - 12)).toBeLessThan(0.13);
    expect(Math.abs(Number(rows[0]?.['p90Hours']) - 40)).toBeLessThan(0.41);
    const range = (await get(`${asked}&per=range`, token)).body.items;
    expect(range).toMatchObject([{ period: '2025-01/2025-02', finished: 6, onTimeShare: 83.33 }]);
  });

  it('tell what is open now, without what ended', async () => {
    const { token } = await dashboard();
    const step = (contract: typeof RequestReceived, requestId: string) =>
      asMessage(
        contract,
        { requestId, serviceCode: 'kia', officerId: null },
        { topic: departmentTopic(OTHER.code), time: new Date() },
      );
    await service.raw([
      ...['1', '2', '3', '4'].map((id) => step(RequestReceived, id)),
      ...['2', '3'].map((id) => step(RequirementsCompleted, id)),
      step(RequestFinished, '3'),
      step(RequestRejected, '4'),
    ]);
    const counts = { open: 2, received: 1, running: 1, returned: 0, overdue: 0 };
    const row = { unitCode: OTHER.code, serviceCode: 'kia', at: null, ...counts };
    await eventually(async () =>
      expect((await get(`backlog?unit=${OTHER.code}`, token)).body.items).toEqual([
        { ...row, unitName: OTHER.name, unitId: OTHER.unitId },
      ]),
    );
  });

  it('keep a dashboard to its units and all below them', async () => {
    const { token } = await dashboard({ unitIds: [OTHER.unitId] });
    const codes = async (path: string) => (await get(path, token)).body.items.map(({ unitCode }) => unitCode);
    expect(await codes('services?from=2025-01&to=2025-02')).toEqual([]);
    expect(await codes('backlog')).toEqual([OTHER.code]);
    expect(await get('services?unit=disdukcapil', token)).toMatchObject({
      status: 403,
      body: { code: 'UNIT_OUTSIDE_SCOPE' },
    });
    expect((await get('backlog?unit=kota', token)).status).toBe(403);
    expect((await get(`backlog?unit=${OTHER.code}`, token)).status).toBe(200);
  });

  it('tell predicates of a unit and all below it, and of fewer than five persons only who may have personal data', async () => {
    const appraise = (unitId: string, predicate: Predicate) =>
      service.given(AppraisalCompleted, {
        ...AppraisalCompleted.example,
        appraisalId: randomUUID(),
        unitId,
        predicate,
        period: { year: 2031, quarter: null },
      });
    for (let n = 0; n < 6; n += 1) await appraise(DEPARTMENT.unitId, 'BAIK');
    for (let n = 0; n < 5; n += 1) await appraise(SECTION.unitId, 'SANGAT_BAIK');
    for (let n = 0; n < 2; n += 1) await appraise(OTHER.unitId, 'KURANG');
    const open = await dashboard({ personalData: true });
    const shut = await dashboard();
    const told = async (token: string) =>
      (await get('predicates?period=2031', token)).body.items.map((row) => [
        ...[row['unitCode'], row['appraised'], row['BAIK'], row['KURANG'], row['withheld']],
      ]);
    await eventually(async () =>
      expect(await told(open.token)).toEqual([
        ['bidang', 5, 0, 0, false],
        ['dinas-lain', 2, 0, 2, false],
        ['disdukcapil', 11, 6, 0, false],
        ['kota', 13, 6, 2, false],
      ]),
    );
    expect(await told(shut.token)).toEqual([
      ['bidang', 5, 0, 0, false],
      ['dinas-lain', null, null, null, true],
      ['disdukcapil', 11, 6, 0, false],
      ['kota', null, null, null, true],
    ]);
    const deaf = await dashboard({ eventTypes: ['teladan.target-setting.plan-agreed.v1'] });
    expect(await get('predicates?period=2031', deaf.token)).toMatchObject({
      status: 403,
      body: { code: 'TYPE_OUTSIDE_SCOPE' },
    });
  });

  it('come page by page with every row once, though others are added meanwhile', async () => {
    const { token } = await dashboard();
    const months = Array.from({ length: 9 }, (_, index) => `2023-0${index + 1}`);
    for (const month of months) await finished(OTHER, 'kk', month, [1]);
    const asked = 'services?from=2023-01&to=2023-12&limit=2';
    await eventually(async () => expect((await get(`${asked}0`, token)).body.items).toHaveLength(9));
    const seen: unknown[] = [];
    for (let next: string | null = `?${asked.slice('services?'.length)}`; next !== null;) {
      const page = await get(`services${next}`, token);
      seen.push(...page.body.items.map(({ serviceCode, period }) => `${String(serviceCode)} ${String(period)}`));
      const [, link] = /^<([^>]+)>; rel="next"$/.exec(page.headers.get('link') ?? '') ?? [];
      expect(link === undefined).toBe(page.body.next === null);
      next = link ?? null;
      // One before the cursor, which is not to shift the rest.
      if (seen.length === 4) {
        await finished(OTHER, 'akta-kematian', '2023-01', [1]);
        await eventually(async () => expect((await get(`${asked}0`, token)).body.items).toHaveLength(10));
      }
    }
    expect(seen).toEqual(months.map((month) => `kk ${month}`));
  });

  it('need not be sent again while nothing has changed', async () => {
    const { token } = await dashboard();
    const asked = 'services?service=ktp-el&from=2024-01&to=2024-01';
    const first = await get(asked, token);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    const again = await get(asked, token, { 'if-none-match': `"other", W/${etag}` });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
    await finished(OTHER, 'ktp-el', '2024-01', [1]);
    await eventually(async () => expect((await get(asked, token, { 'if-none-match': etag })).status).toBe(200));
  });

  it('say of each row which unit it is of as events do, and take the code or the id of a unit', async () => {
    const { token } = await dashboard({ personalData: true });
    const office = { ...SECTION, unitId: randomUUID(), code: 'kantor' };
    await service.given(UnitRecorded, office);
    await eventually(async () =>
      expect((await service.http.put('/departments/kantor', {}, AS_ADMINISTRATOR)).status).toBe(200),
    );
    const appraisal = { appraisalId: randomUUID(), unitId: office.unitId, period: { year: 2029, quarter: null } };
    await service.given(AppraisalCompleted, { ...AppraisalCompleted.example, ...appraisal });
    await finished(office, 'kk', '2020-01', [1]);
    const request = { requestId: randomUUID(), serviceCode: 'kk', officerId: null };
    await service.given(RequestReceived, request, { topic: departmentTopic(office.code) });
    for (const path of ['services?from=2020-01&to=2020-02&', 'backlog?', 'predicates?period=2029&']) {
      const row = await eventually(async () => {
        const { items } = (await get(`${path}unit=${office.unitId}`, token)).body;
        expect(items).toMatchObject([{ unitCode: 'kantor', unitId: office.unitId }]);
        return items;
      });
      for (const name of ['kantor', 'Kantor', office.unitId.toUpperCase()]) {
        expect((await get(`${path}unit=${name}`, token)).body.items).toEqual(row);
      }
      const csv = (await get(`${path}unit=${office.unitId}&format=csv`, token)).text;
      expect(csv).toMatch(new RegExp(`^unitCode,[^\\r]+,unitId\\r\\nkantor,[^\\r]+,${office.unitId}\\r\\n$`));
    }
  });

  it('come whole as CSV, which no spreadsheet runs', async () => {
    const { token } = await dashboard();
    await finished(DEPARTMENT, 'skpwni', '2022-01', [2, 2]);
    const asked = 'services?service=skpwni&from=2022-01&to=2022-02&limit=1';
    await eventually(async () => expect((await get(asked, token)).body.items).toMatchObject([{ finished: 2 }]));
    const byHeader = await get(asked, token, { accept: 'text/csv' });
    expect(byHeader.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
    expect(parse(byHeader.text, { columns: true })).toMatchObject([
      {
        unitCode: 'disdukcapil',
        unitName: `'${DEPARTMENT.name}`,
        period: '2022-01',
        finished: '2',
        onTimeShare: '100',
      },
    ]);
    expect((await get(`${asked}&format=csv`, token)).text).toBe(byHeader.text);
    expect((await get(`services?service=skpwni&from=2021-01&to=2021-02&format=csv`, token)).text).toMatch(
      /^unitCode,[\w,]+\r\n$/,
    );
  });

  it.each([
    ['services?unit=dinas-khayal', 'UNIT_UNKNOWN', '/unit'],
    [`services?unit=${randomUUID()}`, 'UNIT_UNKNOWN', '/unit'],
    ['services?service=surat-sakti', 'SERVICE_UNKNOWN', '/service'],
    ['services?from=2025-1', 'NOT_A_MONTH', '/from'],
    ['services?from=2025-02&to=2025-01', 'MONTHS_REVERSED', '/from'],
    ['services?per=week', 'NOT_A_CHOICE', '/per'],
    ['services?limit=0', 'TOO_SMALL', '/limit'],
    ['services?limit=501', 'TOO_LARGE', '/limit'],
    ['services?cursor=x', 'INVALID_CURSOR', '/cursor'],
    ['services?format=xml', 'NOT_A_CHOICE', '/format'],
    ['services?color=red', 'UNKNOWN_FIELD', '/color'],
    ['backlog?service=surat-sakti', 'SERVICE_UNKNOWN', '/service'],
    ['backlog?at=2025-02-30', 'PERIOD_END_UNREADABLE', '/at'],
    ['backlog?at=kemarin', 'PERIOD_END_UNREADABLE', '/at'],
    ['backlog?at=2099', 'PERIOD_NOT_OVER', '/at'],
    ['backlog?at=2025-03-31T00:00', 'TOO_LONG', '/at'],
    ['backlog?at=', 'BLANK', '/at'],
    ['predicates', 'REQUIRED', '/period'],
    ['predicates?period=2025-Q5', 'PERIOD_UNREADABLE', '/period'],
  ])('refuse %s with the field and the reason', async (path, code, field) => {
    const { status, body } = await get(path, (await dashboard()).token);
    expect([status, body.errors?.map((error) => [error.field, error.code])]).toEqual([400, [[field, code]]]);
  });

  it('are shut for a credential that was revoked, whatever older state comes later, and for a dashboard that is gone', async () => {
    const { dashboardId, token, credentials } = await dashboard();
    const other = issueCredential();
    const left = [{ id: other.id, hash: other.hash.toString('hex') }];
    await service.given(DashboardRecorded, dashboardState(dashboardId, {}, left), { sequence: 3 });
    await eventually(async () => expect((await get('backlog', token)).status).toBe(401));
    await service.given(DashboardRecorded, dashboardState(dashboardId, {}, credentials), { sequence: 2 });
    await service.given(DashboardRecorded, { ...dashboardState(dashboardId, {}, []), active: false }, { sequence: 4 });
    await eventually(async () => expect((await get('backlog', other.token)).status).toBe(401));
    expect((await get('backlog', token)).status).toBe(401);
  });
});
