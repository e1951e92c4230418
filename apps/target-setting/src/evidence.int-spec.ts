import { randomUUID } from 'node:crypto';
import { type DataOf, EvidenceRecorded, PlanAgreed, RealisationChanged } from '#contracts';
import { eventually, startService, type TestService } from '#testing';
import { targetSetting } from './service.js';
import { archiveToo, certificates, type Employee, indicator, People, result } from './testing/people.js';

let service: TestService;
let people: People;

beforeAll(async () => {
  service = await startService(targetSetting);
  people = new People(service);
});
afterAll(() => service.stop());

type Realisation = DataOf<typeof RealisationChanged>;

interface EvidenceView {
  readonly period: string;
  readonly value: number | null;
  readonly unit: string | null;
  readonly count: number;
  readonly asOf: string | null;
}
interface VersionView {
  readonly results: readonly { readonly indicators: readonly { readonly evidence: readonly EvidenceView[] }[] }[];
}

/** An employee with an agreed plan, and the contract's example as the realisation of its one measured indicator. */
async function measured(body: object = certificates()) {
  const employee = await people.employee();
  const plan = await people.agreedPlan(employee, body);
  const realisation: Realisation = {
    ...RealisationChanged.example,
    employeeId: employee.employeeId,
    planId: plan.planId,
    indicatorId: plan.results[0]?.indicators[0]?.indicatorId ?? '',
  };
  return { employee, plan, realisation };
}

const evidenceIn = async (planId: string, version?: number): Promise<readonly EvidenceView[]> => {
  if (version !== undefined) {
    const { body } = await service.http.get<VersionView>(`/plans/${planId}/versions/${version}`);
    return body.results[0]?.indicators[0]?.evidence ?? [];
  }
  const { body } = await service.http.get<{ inForce: VersionView }>(`/plans/${planId}`);
  return body.inForce.results[0]?.indicators[0]?.evidence ?? [];
};

const noData = (period: string): EvidenceView => ({ period, value: null, unit: null, count: 0, asOf: null });

const recordedOf = (planId: string, count: number) =>
  service.published(EvidenceRecorded, ({ subject }) => subject === planId, { count });

/** Sends an event of the same key last, and waits until it is through: those before it are, too. */
async function settled({ employeeId, planId, indicatorId }: Realisation): Promise<void> {
  const mark = 7_000_000 + Math.floor(Math.random() * 1_000_000);
  const last = {
    ...RealisationChanged.example,
    employeeId,
    planId,
    indicatorId,
    period: { year: 2025, quarter: 4 as const },
  };
  await service.given(RealisationChanged, { ...last, count: mark }, { sequence: mark });
  await service.published(EvidenceRecorded, ({ data }) => data.planId === planId && data.count === mark);
}

const parkedWith = (code: string, employeeId: string) =>
  eventually(async () => {
    const rows = await service.db.query<{ code: string; reason: string }[]>(
      'SELECT code, reason FROM parked_event WHERE key = $1',
      [employeeId],
    );
    expect(rows).toEqual([expect.objectContaining({ code })]);
    return rows[0]?.reason;
  });

describe('realisation becomes evidence', () => {
  it('takes the contract’s example, publishes what its own contract promises, and shows it', async () => {
    const { plan, realisation } = await measured();
    expect(await evidenceIn(plan.planId)).toEqual(['2025', '2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4'].map(noData));
    await service.given(RealisationChanged, realisation);
    const [event] = await recordedOf(plan.planId, 1);
    const { planId, employeeId, indicatorId } = realisation;
    expect(event?.data).toEqual({ ...EvidenceRecorded.example, planId, employeeId, indicatorId });
    expect(event?.sequence).toBe(plan.revision + 1);
    const [year, firstQuarter] = await evidenceIn(plan.planId);
    expect(year).toEqual(noData('2025'));
    const { value, unit, count, asOf } = RealisationChanged.example;
    expect(firstQuarter).toEqual({ period: '2025-Q1', value, unit, count, asOf });
  });

  it('is "belum ada data" again, not 0, when it is taken back', async () => {
    const { plan, realisation } = await measured();
    await service.given(RealisationChanged, realisation, { sequence: 1 });
    await service.given(RealisationChanged, { ...realisation, value: null, count: 0 }, { sequence: 2 });
    const events = await recordedOf(plan.planId, 2);
    expect(events.map(({ data, sequence }) => [sequence, data.value, data.count])).toEqual([
      [plan.revision + 1, 97.5, 240],
      [plan.revision + 2, null, 0],
    ]);
    expect((await evidenceIn(plan.planId))[1]).toMatchObject({ value: null, count: 0 });
  });

  it('keeps 0 apart from no data', async () => {
    const { plan, realisation } = await measured();
    await service.given(RealisationChanged, { ...realisation, value: 0, count: 3 });
    await recordedOf(plan.planId, 1);
    expect((await evidenceIn(plan.planId))[1]).toMatchObject({ value: 0, count: 3 });
  });

  it('ignores duplicates, older sequences, and a count with the same outcome', async () => {
    const { plan, realisation } = await measured();
    const id = await service.given(RealisationChanged, realisation, { sequence: 5 });
    await service.given(RealisationChanged, realisation, { sequence: 5, id });
    await service.given(RealisationChanged, { ...realisation, value: 10 }, { sequence: 4 });
    await service.given(RealisationChanged, { ...realisation, value: 20 }, { sequence: 5 });
    await service.given(RealisationChanged, { ...realisation, asOf: '2025-04-01T00:00:00.000Z' }, { sequence: 6 });
    await settled(realisation);
    expect(service.heard(EvidenceRecorded).filter(({ subject }) => subject === plan.planId)).toHaveLength(2);
    expect((await evidenceIn(plan.planId))[1]).toMatchObject({ value: 97.5, asOf: '2025-04-01T00:00:00.000Z' });
  });

  it('numbers agreements and evidence of one plan without a gap', async () => {
    const { employee, plan, realisation } = await measured();
    await service.given(RealisationChanged, realisation, { sequence: 1 });
    await recordedOf(plan.planId, 1);
    const [kept] = plan.results;
    const { body: v2 } = await people.propose(employee, { results: [{ ...kept, title: 'Akta terbit' }] });
    expect(v2.revision).toBe(plan.revision + 2);
    await Promise.all([
      people.agree(employee, plan.planId, 2),
      service.given(RealisationChanged, { ...realisation, value: 99 }, { sequence: 2 }),
    ]);
    const [, second] = await recordedOf(plan.planId, 2);
    const [agreed] = await service.published(
      PlanAgreed,
      ({ subject, data }) => subject === plan.planId && data.version === 2,
    );
    expect([second?.sequence, agreed?.sequence].sort()).toEqual([plan.revision + 3, plan.revision + 4]);
  });

  it('stays with an indicator that a later version keeps, and with one that it drops', async () => {
    const { employee, plan, realisation } = await measured();
    const [kept] = plan.results;
    await people.agreedPlan(employee, { results: [{ ...kept, title: 'Akta terbit' }] });
    await service.given(RealisationChanged, realisation, { sequence: 1 });
    await recordedOf(plan.planId, 1);
    expect((await evidenceIn(plan.planId, 2))[1]).toMatchObject({ value: 97.5 });

    await people.agreedPlan(employee, { results: [result({ title: 'Baru', indicators: [indicator()] })] });
    await service.given(RealisationChanged, { ...realisation, value: 98 }, { sequence: 2 });
    await recordedOf(plan.planId, 2);
    expect((await evidenceIn(plan.planId))[1]).toEqual(noData('2025-Q1'));
    expect((await evidenceIn(plan.planId, 1))[1]).toMatchObject({ value: 98 });
  });

  it('is not shown of an indicator that is no longer measured', async () => {
    const { employee, plan, realisation } = await measured();
    await service.given(RealisationChanged, realisation);
    await recordedOf(plan.planId, 1);
    const [{ indicators: [bound] = [], ...kept } = { indicators: [] }] = plan.results;
    await people.agreedPlan(employee, { results: [{ ...kept, indicators: [{ ...bound, measurement: null }] }] });
    expect(await evidenceIn(plan.planId)).toEqual([]);
  });

  it('comes in hundreds at once', async () => {
    const officers: { employee: Employee; realisation: Realisation; plan: { planId: string; revision: number } }[] = [];
    for (let n = 0; n < 5; n += 1) officers.push(await measured(archiveToo()));
    const changes = Array.from({ length: 40 }, (_, n) =>
      officers.map(({ realisation }) =>
        service.given(RealisationChanged, { ...realisation, value: n, count: n + 1 }, { sequence: n + 1 }),
      ),
    );
    await Promise.all(changes.flat());
    for (const { realisation, plan } of officers) {
      await settled(realisation);
      const sequences = service
        .heard(EvidenceRecorded)
        .filter(({ subject }) => subject === plan.planId)
        .map(({ sequence }) => sequence - plan.revision);
      expect(sequences).toEqual(sequences.map((_, index) => index + 1));
      expect((await evidenceIn(plan.planId))[1]).toMatchObject({ value: 39, count: 40 });
    }
  });
});

describe('realisation that can never be evidence is parked, and its neighbours are not', () => {
  const rejected = async (differing: Partial<Realisation>, code: string) => {
    const { plan, realisation } = await measured();
    const neighbour = await measured();
    const employeeId = differing.employeeId ?? realisation.employeeId;
    await service.given(RealisationChanged, { ...realisation, ...differing });
    await service.given(RealisationChanged, neighbour.realisation);
    const reason = await parkedWith(code, employeeId);
    await recordedOf(neighbour.plan.planId, 1);
    expect(service.heard(EvidenceRecorded).filter(({ subject }) => subject === plan.planId)).toEqual([]);
    return reason;
  };

  it('of a plan that does not exist', async () => {
    expect(await rejected({ planId: randomUUID() }, 'UNKNOWN_PLAN')).toBe(
      'it names a performance plan that does not exist',
    );
  });

  it('of another employee', async () => {
    await rejected({ employeeId: randomUUID() }, 'NOT_THE_PLANS_EMPLOYEE');
  });

  it('of an indicator that was never agreed', async () => {
    await rejected({ indicatorId: randomUUID() }, 'UNKNOWN_INDICATOR');
  });

  it('of another year', async () => {
    await rejected({ period: { year: 2024, quarter: 1 } }, 'PERIOD_OUTSIDE_PLAN');
  });

  it('and of broken data', async () => {
    const { realisation } = await measured();
    const broken = { ...realisation, count: -1 };
    await service.given(RealisationChanged, broken);
    await parkedWith('SCHEMA_VIOLATION', realisation.employeeId);
  });
});
