import { randomUUID } from 'node:crypto';
import {
  departmentTopic,
  type EventContract,
  PlanAgreed,
  RealisationChanged,
  RequestFinished,
  RequestReturned,
  RequirementsCompleted,
  UnitRecorded,
} from '#contracts';
import {
  AS_ADMINISTRATOR,
  asMessage,
  caughtUp,
  eventually,
  type RawMessage,
  startService,
  type TestService,
} from '#testing';
import type { Measure } from '#civil-service';
import { serviceMetrics } from '../../service.js';

const HOUR = 3_600_000;
const MARCH = Date.UTC(2025, 2, 3, 1);
const DEPARTMENT = UnitRecorded.example.code;

describe('an officer’s realisation', () => {
  let service: TestService;

  beforeAll(async () => {
    process.env.REALISATION_DEBOUNCE_MS = '200';
    service = await startService(serviceMetrics);
    delete process.env.REALISATION_DEBOUNCE_MS;
    await service.given(UnitRecorded, UnitRecorded.example);
    await eventually(async () =>
      expect((await service.http.put(`/departments/${DEPARTMENT}`, {}, AS_ADMINISTRATOR)).status).toBe(200),
    );
  });

  afterAll(async () => {
    await service.stop();
  });

  const said = (contract: EventContract, requestId: string, officerId: string, hour: number): RawMessage =>
    asMessage(
      contract,
      { requestId, serviceCode: 'akta-kelahiran', officerId },
      { topic: departmentTopic(DEPARTMENT), time: new Date(MARCH + hour * HOUR) },
    );

  const finish = (officerId: string, hours: readonly number[]): RawMessage[] =>
    hours.flatMap((took, n) => [
      said(RequirementsCompleted, `${officerId}-${n}`, officerId, 0),
      said(RequestFinished, `${officerId}-${n}`, officerId, took),
    ]);

  async function agree(employeeId: string, measures: readonly Measure[], version = 1, planId: string = randomUUID()) {
    const [result] = PlanAgreed.example.results;
    const [indicator] = result?.indicators ?? [];
    if (!result || !indicator) throw new Error('the example has an indicator');
    const indicators = measures.map((measure) => ({
      ...indicator,
      indicatorId: randomUUID(),
      measurement: { serviceCode: 'akta-kelahiran', measure, withinHours: measure === 'SHARE_WITHIN' ? 24 : null },
    }));
    const plan = { ...PlanAgreed.example, planId, employeeId, version, results: [{ ...result, indicators }] };
    await service.given(PlanAgreed, plan, { sequence: version });
    return plan;
  }

  const published = (employeeId: string, count: number) =>
    service.published(RealisationChanged, ({ data }) => data.employeeId === employeeId, { count });

  const nothingLeftToPublish = () =>
    eventually(async () => expect(await service.db.query(`SELECT FROM stale_realisation`)).toEqual([]));

  it('is published for quarter and year, by each measure that a plan binds', async () => {
    const officer = randomUUID();
    await agree(officer, ['SHARE_WITHIN', 'COUNT', 'MEDIAN_HOURS']);
    await service.raw(finish(officer, [2, 4, 30]));
    await eventually(() => {
      const said = service.heard(RealisationChanged).filter(({ data }) => data.employeeId === officer);
      const latest = new Map(said.map(({ subject, data }) => [subject, data]));
      const values = [...latest.values()].map(
        ({ period, measure, value, unit, count }) => `${period.quarter} ${measure} ${value} ${unit} ${count}`,
      );
      expect(values.sort()).toEqual([
        '1 COUNT 3 permohonan 3',
        '1 MEDIAN_HOURS 4 jam 3',
        '1 SHARE_WITHIN 66.67 % 3',
        'null COUNT 3 permohonan 3',
        'null MEDIAN_HOURS 4 jam 3',
        'null SHARE_WITHIN 66.67 % 3',
      ]);
    });
    const { body } = await service.http.get<object[]>(`/realisations?employeeId=${officer}`);
    expect(body).toHaveLength(6);
    expect(body).toContainEqual(expect.objectContaining({ period: '2025-Q1', measure: 'COUNT', value: 3 }));
  });

  it('is published once per change: not for a duplicate, nor for what changes no value', async () => {
    const officer = randomUUID();
    await agree(officer, ['SHARE_WITHIN']);
    const first = finish(officer, [2]);
    await service.raw(first);
    await published(officer, 2);
    await service.raw([...first, said(RequestReturned, `${officer}-0`, officer, 1)]);
    await eventually(async () => {
      const { body } = await service.http.get(`/requests/${DEPARTMENT}/${officer}-0`);
      expect(body.pausedMs).toBe(HOUR);
    });
    await nothingLeftToPublish();
    await service.raw(finish(officer, [2, 30]).slice(2));
    const all = await published(officer, 4);
    expect(all.map(({ data, sequence }) => `${data.period.quarter} ${sequence} ${data.value}`).sort()).toEqual([
      '1 1 100',
      '1 2 50',
      'null 1 100',
      'null 2 50',
    ]);
  });

  it('is no data again when what had been finished was somebody else’s', async () => {
    const officer = randomUUID();
    await agree(officer, ['SHARE_WITHIN']);
    await service.raw(finish(officer, [9]));
    await published(officer, 2);
    await service.raw([said(RequestFinished, `${officer}-0`, randomUUID(), 8)]);
    const all = await published(officer, 4);
    expect(all.filter(({ sequence }) => sequence === 2).map(({ data }) => [data.value, data.count])).toEqual([
      [null, 0],
      [null, 0],
    ]);
  });

  it('is there for a plan that came after its evidence, and moves to the plan’s next version', async () => {
    const officer = randomUUID();
    await service.raw(finish(officer, [2]));
    await eventually(async () =>
      expect((await service.http.get(`/requests/${DEPARTMENT}/${officer}-0`)).status).toBe(200),
    );
    const first = await agree(officer, ['SHARE_WITHIN']);
    await published(officer, 2);
    await agree(officer, ['COUNT'], 3, first.planId);
    await published(officer, 4);
    await agree(officer, ['MEDIAN_HOURS'], 2, first.planId);
    await caughtUp(service);
    await service.raw(finish(officer, [2, 3]).slice(2));
    const all = await published(officer, 6);
    expect(new Set(all.slice(4).map(({ data }) => `${data.measure} ${data.value}`))).toEqual(new Set(['COUNT 2']));
  });

  it('is not published for a plan without evidence', async () => {
    const officer = randomUUID();
    await agree(officer, ['SHARE_WITHIN', 'COUNT']);
    await eventually(async () =>
      expect(await service.db.query(`SELECT FROM binding WHERE employee_id = $1`, [officer])).toHaveLength(2),
    );
    await nothingLeftToPublish();
    expect((await service.http.get(`/realisations?employeeId=${officer}`)).body).toEqual([]);
  });
});
