import { randomUUID } from 'node:crypto';
import { asId, type Predicate } from '#civil-service';
import {
  AppraisalCompleted,
  AppraisalCorrected,
  departmentTopic,
  EmployeeRecorded,
  PlanAgreed,
  RequestFinished,
  RequestReceived,
  RequestRejected,
  RequestResumed,
  RequestReturned,
  RequirementsCompleted,
  UnitRecorded,
} from '#contracts';
import { AS_ADMINISTRATOR, asMessage, caughtUp, eventually, startService, type TestService } from '#testing';
import { serviceMetrics } from '../../service.js';

const HOUR = 3_600_000;
const CITY = { ...UnitRecorded.example, unitId: randomUUID(), code: 'kota', kind: 'KOTA' as const, parentId: null };
const DEPARTMENT = { ...UnitRecorded.example, parentId: CITY.unitId };
const SECTION = {
  ...UnitRecorded.example,
  unitId: randomUUID(),
  code: 'bidang-capil',
  kind: 'BIDANG' as const,
  parentId: DEPARTMENT.unitId,
};
const OTHER = { ...UnitRecorded.example, unitId: randomUUID(), code: 'dinas-lain', parentId: CITY.unitId };

interface Report {
  readonly distribution: { year: number | null; appraised: number; employeesNow: number; predicates: readonly Share[] };
  readonly turnaround: Record<'before' | 'after' | 'difference', Record<string, unknown> | null>;
}

interface Share {
  readonly predicate: Predicate;
  readonly count: number;
  readonly share: number | null;
}

const about = (hours: number): unknown => expect.closeTo(hours, 0);

describe('service-metrics’ doors', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService(serviceMetrics);
    for (const unit of [CITY, DEPARTMENT, SECTION, OTHER]) await service.given(UnitRecorded, unit);
    await caughtUp(service);
  });

  afterAll(async () => {
    await service.stop();
  });

  const report = async (path: string): Promise<Report> => (await service.http.get<Report>(`/reports/${path}`)).body;

  const counts = ({ distribution }: Report) =>
    Object.fromEntries(
      distribution.predicates.filter(({ count }) => count > 0).map(({ predicate, count }) => [predicate, count]),
    );

  it('register a department once, ready to send at once, and no unit that personnel does not know', async () => {
    const unknown = await service.http.put('/departments/dinas-khayal', {}, AS_ADMINISTRATOR);
    expect(unknown).toMatchObject({ status: 404, body: { code: 'UNIT_UNKNOWN' } });
    const first = await service.http.put(`/departments/${DEPARTMENT.code}`, {}, AS_ADMINISTRATOR);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ unitId: DEPARTMENT.unitId, topic: departmentTopic(DEPARTMENT.code) });
    expect((await service.http.put(`/departments/${DEPARTMENT.code}`, {}, AS_ADMINISTRATOR)).body).toEqual(first.body);
    expect((await service.http.get<unknown[]>('/departments')).body).toEqual([expect.objectContaining(first.body)]);
  });

  it('have no data before there is any', async () => {
    const { distribution, turnaround } = await report('city');
    expect(distribution).toMatchObject({ year: null, appraised: 0 });
    expect(distribution.predicates.map(({ share }) => share)).toEqual([null, null, null, null, null]);
    expect(turnaround).toEqual({ before: null, after: null, difference: null });
    const none = { key: null, count: 0, unmeasured: 0, onTimeShare: null, medianHours: null, p90Hours: null };
    expect((await service.http.get('/turnaround')).body).toEqual({ by: null, rows: [none] });
  });

  it('take the example of every event that the service listens to', async () => {
    await service.given(EmployeeRecorded, EmployeeRecorded.example);
    await service.given(PlanAgreed, PlanAgreed.example);
    await service.given(AppraisalCompleted, AppraisalCompleted.example);
    await service.given(AppraisalCorrected, AppraisalCorrected.example, { sequence: 2 });
    const kinds = [
      RequestReceived,
      RequirementsCompleted,
      RequestReturned,
      RequestResumed,
      RequestFinished,
      RequestRejected,
    ];
    const time = new Date('2024-01-05T02:00:00.000Z');
    await service.raw(
      kinds.map((kind) => asMessage(kind, kind.example, { topic: departmentTopic(DEPARTMENT.code), time })),
    );
    await eventually(async () => {
      const { body } = await service.http.get(`/requests/${DEPARTMENT.code}/${RequestReceived.example.requestId}`);
      expect(body.events).toHaveLength(kinds.length);
      expect(counts(await report('city'))).toEqual({ BUTUH_PERBAIKAN: 1 });
      expect((await report('city')).distribution.employeesNow).toBe(1);
    });
    expect((await service.http.get('/messaging/parked')).body).toEqual([]);
  });

  it('tell how predicates are distributed in a unit and all below it; a correction moves the count', async () => {
    const appraise = (unitId: string, predicate: Predicate, appraisalId: string = randomUUID(), revision = 1) => {
      const outcome = {
        ...AppraisalCompleted.example,
        appraisalId,
        unitId,
        predicate,
        revision,
        period: { year: 2026, quarter: null },
      };
      return revision === 1
        ? service.given(AppraisalCompleted, outcome)
        : service.given(AppraisalCorrected, { ...outcome, previousPredicate: 'BAIK' }, { sequence: revision });
    };
    const corrected = randomUUID();
    await appraise(SECTION.unitId, 'BAIK', corrected);
    await appraise(SECTION.unitId, 'SANGAT_BAIK');
    await appraise(DEPARTMENT.unitId, 'BAIK');
    await appraise(OTHER.unitId, 'KURANG');
    await eventually(async () =>
      expect(counts(await report('city?year=2026'))).toEqual({ SANGAT_BAIK: 1, BAIK: 2, KURANG: 1 }),
    );
    expect(counts(await report(`units/${DEPARTMENT.code}`))).toEqual({ SANGAT_BAIK: 1, BAIK: 2 });
    expect(counts(await report('units/bidang-capil'))).toEqual({ SANGAT_BAIK: 1, BAIK: 1 });
    await appraise(SECTION.unitId, 'SANGAT_KURANG', corrected, 3);
    await appraise(SECTION.unitId, 'BUTUH_PERBAIKAN', corrected, 2);
    await appraise(OTHER.unitId, 'BAIK');
    await eventually(async () =>
      expect(counts(await report('city'))).toEqual({ SANGAT_BAIK: 1, BAIK: 2, KURANG: 1, SANGAT_KURANG: 1 }),
    );
  });

  it('tell turnaround before and after, by default of the last two quarters with data', async () => {
    const requests = [
      { from: '2024-10-07T01:00:00Z', hours: 90, serviceCode: 'kk' },
      { from: '2025-01-07T01:00:00Z', hours: 6, serviceCode: 'kk' },
    ].flatMap(({ from, hours, serviceCode }) =>
      [1, 2, 3].flatMap((n) => {
        const about = { requestId: `${from}-${n}`, serviceCode, officerId: null };
        const at = (after: number) => ({
          topic: departmentTopic(DEPARTMENT.code),
          time: new Date(Date.parse(from) + after * HOUR),
        });
        return [asMessage(RequirementsCompleted, about, at(0)), asMessage(RequestFinished, about, at(hours * n))];
      }),
    );
    await service.raw(requests);
    const expected = {
      before: { period: '2024-Q4', from: '2024-10-01', count: 3, onTimeShare: 0, medianHours: about(180) },
      after: { period: '2025-Q1', count: 3, onTimeShare: 100, medianHours: about(12) },
      difference: { onTimeShare: 100, medianHours: about(-168) },
    };
    await eventually(async () => expect((await report('city?service=kk')).turnaround).toMatchObject(expected));
    const asked = await report(`units/${DEPARTMENT.code}?service=kk&before=2024-Q4&after=2025`);
    expect(asked.turnaround).toMatchObject({ ...expected, after: { period: '2025', to: '2025-12-31', count: 3 } });
    const byQuarter = await service.http.get<{ rows: { key: string }[] }>(
      '/turnaround?service=kk&by=quarter&from=2024-12-01',
    );
    expect(byQuarter.body.rows.map(({ key }) => key)).toEqual(['2025-Q1']);
    expect((await report(`units/${OTHER.code}?service=kk`)).turnaround.after).toBeNull();
  });

  it.each([
    ['/reports/city?after=2025-Q7', 422, 'PERIOD_UNREADABLE', '/after'],
    ['/reports/city?service=surat-sakti', 404, 'SERVICE_UNKNOWN', undefined],
    ['/reports/units/dinas-khayal', 404, 'UNIT_UNKNOWN', undefined],
    ['/turnaround?service=surat-sakti', 404, 'SERVICE_UNKNOWN', undefined],
    ['/turnaround?from=2025-02-30', 400, 'NOT_A_DAY', '/from'],
    ['/requests/disdukcapil/tidak-ada', 404, 'REQUEST_UNKNOWN', undefined],
  ])('refuse %s with a reason', async (path, status, code, field) => {
    const answer = await service.http.get<{ code: string; errors: { field: string; code: string }[] }>(path);
    expect(answer.status).toBe(status);
    expect([answer.body.code, ...answer.body.errors.map((error) => error.code)]).toContain(code);
    expect(answer.body.errors[0]?.field).toBe(field);
  });

  it('keep the register of services: seeded standards are unconfirmed, a code is taken once', async () => {
    const { body } = await service.http.get<{ code: string }[]>('/services');
    expect(body).toContainEqual({
      code: 'skpwni',
      name: { id: 'Surat keterangan pindah WNI', en: 'Moving letter' },
      standards: [{ effectiveFrom: '2018-01-01', hours: 24, confirmed: false }],
    });
    const kk = { code: asId('kk'), nameId: 'KK', nameEn: 'FC', standardHours: 24, effectiveFrom: '2025-01-01' };
    expect((await service.http.post('/services', kk, AS_ADMINISTRATOR)).status).toBe(409);
    expect(
      (await service.http.post('/services/kk/standards', { hours: 0, effectiveFrom: '2025-01-01' }, AS_ADMINISTRATOR))
        .status,
    ).toBe(400);
  });
});
