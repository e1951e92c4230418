import { randomUUID } from 'node:crypto';
import { type DataOf, PlanAgreed, PlanProposed, PlanReturned } from '#contracts';
import { caughtUp, startService, type TestService } from '#testing';
import type { DecidedVersion } from './read-models/plans/views.js';
import { targetSetting } from './service.js';
import { archiveToo, certificates, People, type ProblemBody } from './testing/people.js';

let service: TestService;
let people: People;

beforeAll(async () => {
  service = await startService(targetSetting);
  people = new People(service);
});
afterAll(() => service.stop());

/** With the ids of the contract's example in place of those that were given. */
const likeTheExample = (data: DataOf<typeof PlanProposed>) => ({
  ...data,
  planId: PlanProposed.example.planId,
  employeeId: PlanProposed.example.employeeId,
  results: data.results.map((each, r) => ({
    ...each,
    resultId: PlanProposed.example.results[r]?.resultId,
    indicators: each.indicators.map((one, i) => ({
      ...one,
      indicatorId: PlanProposed.example.results[r]?.indicators[i]?.indicatorId,
    })),
  })),
});

const eventsOf = (planId: string) =>
  [PlanProposed, PlanAgreed, PlanReturned]
    .flatMap((contract) => service.heard(contract))
    .filter(({ subject }) => subject === planId)
    .sort((left, right) => left.sequence - right.sequence);

describe('a plan from proposal to agreement', () => {
  it('publishes what the contracts promise, in sequence', async () => {
    const siti = await people.employee();
    const { status, body: proposed } = await people.propose(siti);
    expect(status).toBe(201);
    expect(proposed).toMatchObject({
      version: 1,
      state: 'PROPOSED',
      revision: 1,
      waitingVersion: 1,
      inForceVersion: null,
    });
    const { body: agreed } = await people.agree(siti, proposed.planId, 1);
    expect(agreed).toMatchObject({ version: 1, state: 'AGREED', revision: 2, waitingVersion: null, inForceVersion: 1 });
    expect(agreed).toMatchObject({ decidedBy: siti.appraiserId, agreedLate: true, results: proposed.results });

    const [first] = await service.published(PlanProposed, ({ subject }) => subject === proposed.planId);
    const [second] = await service.published(PlanAgreed, ({ subject }) => subject === proposed.planId);
    expect(first?.data && likeTheExample(first.data)).toEqual(PlanProposed.example);
    expect(second?.data && { ...likeTheExample(second.data), agreedBy: PlanAgreed.example.agreedBy }).toEqual(
      PlanAgreed.example,
    );
    expect([first?.sequence, second?.sequence, second?.data.agreedBy]).toEqual([1, 2, siti.appraiserId]);
  });

  it('is returned with a reason that is never published, and proposed again', async () => {
    const siti = await people.employee();
    const { body: plan } = await people.propose(siti);
    const reason = 'Target terlalu rendah';
    const { status, body: returned } = await people.sendBack(siti, plan.planId, { version: 1, reason });
    expect([status, returned.state, returned.reason]).toEqual([200, 'RETURNED', reason]);
    const { body: again } = await people.propose(siti);
    expect(again).toMatchObject({ planId: plan.planId, version: 2, state: 'PROPOSED' });
    const [event] = await service.published(PlanReturned, ({ subject }) => subject === plan.planId);
    expect(event?.data).toEqual({ planId: plan.planId, employeeId: siti.employeeId, year: 2025, version: 1 });
  });

  it('keeps the ids that the employee sends, and the agreed version in force until the next one is agreed', async () => {
    const siti = await people.employee();
    const v1 = await people.agreedPlan(siti);
    const [kept] = v1.results;
    const { body: v2 } = await people.propose(siti, {
      results: [{ ...kept, title: 'Akta terbit' }, archiveToo().results[1]],
    });
    expect(v2).toMatchObject({ version: 2, inForceVersion: 1, waitingVersion: 2 });
    expect(v2.results[0]).toEqual({ ...kept, title: 'Akta terbit' });
    const { body: after } = await people.agree(siti, v1.planId, 2);
    expect([after.inForceVersion, after.waitingVersion]).toEqual([2, null]);
  });

  it('changes and publishes nothing when a call comes twice', async () => {
    const siti = await people.employee();
    const [first, second] = [await people.propose(siti), await people.propose(siti)];
    expect(second.body).toEqual(first.body);
    const { planId } = first.body;
    const returning = { version: 1, reason: 'Perjelas' };
    expect((await people.sendBack(siti, planId, returning)).body).toEqual(
      (await people.sendBack(siti, planId, returning)).body,
    );
    await people.propose(siti, archiveToo());
    expect((await people.agree(siti, planId, 2)).body).toEqual((await people.agree(siti, planId, 2)).body);
    expect((await people.propose(siti, archiveToo())).body).toMatchObject({ version: 2, state: 'AGREED', revision: 4 });
    await people.propose(siti, certificates());
    await service.published(PlanProposed, ({ subject, data }) => subject === planId && data.version === 3);
    expect(eventsOf(planId).map(({ sequence, data }) => [sequence, data.version])).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
      [4, 2],
      [5, 3],
    ]);
  });
});

describe('who may act', () => {
  const problem = async (answer: Promise<{ status: number; body: ProblemBody }>) => {
    const { status, body } = await answer;
    return [status, body.code];
  };

  it('is the employee for proposing', async () => {
    const siti = await people.employee();
    const { employeeId } = await people.employee();
    expect(await problem(people.propose(siti, { ...certificates(), employeeId }))).toEqual([403, 'NOT_THE_EMPLOYEE']);
    expect((await people.propose(siti, { ...certificates(), employeeId: siti.employeeId })).status).toBe(201);
    const { status } = await service.http.post('/plans', { year: 2025, ...certificates() });
    expect(status).toBe(401);
    const none = await service.db.query<unknown[]>('SELECT 1 FROM plan WHERE employee_id = $1', [employeeId]);
    expect(none).toEqual([]);
  });

  it('is the appraiser of the moment for agreeing and returning', async () => {
    const siti = await people.employee();
    const { body: plan } = await people.propose(siti);
    const returning = { version: 1, reason: 'Perjelas' };
    for (const someone of [
      { ...siti, appraiserId: siti.employeeId },
      { ...siti, appraiserId: randomUUID() },
    ]) {
      expect(await problem(people.agree(someone, plan.planId, 1))).toEqual([403, 'NOT_THE_APPRAISER']);
      expect(await problem(people.sendBack(someone, plan.planId, returning))).toEqual([403, 'NOT_THE_APPRAISER']);
    }
    const moved = await people.employee({ ...siti, appraiserId: randomUUID() }, 2);
    expect(await problem(people.agree(siti, plan.planId, 1))).toEqual([403, 'NOT_THE_APPRAISER']);
    expect((await people.agree(moved, plan.planId, 1)).status).toBe(200);
  });

  it('is nobody for those to whom planning does not apply', async () => {
    const cases = [
      [{ status: 'PEJABAT_NEGARA' as const }, 422, 'STATE_OFFICIAL_HAS_NO_PLAN'],
      [{ active: false }, 409, 'EMPLOYEE_INACTIVE'],
      [{ appraiserId: null }, 409, 'NO_APPRAISER'],
    ] as const;
    for (const [differing, status, code] of cases) {
      expect(await problem(people.propose(await people.employee(differing)))).toEqual([status, code]);
    }
    const unheardOf = { ...(await people.employee()), employeeId: randomUUID() };
    expect(await problem(people.propose(unheardOf))).toEqual([409, 'EMPLOYEE_UNKNOWN']);
  });

  it('is told by the newest that personnel said, though it came earlier', async () => {
    const siti = await people.employee({}, 5);
    await people.employee({ ...siti, active: false }, 4);
    await caughtUp(service);
    expect((await people.propose(siti)).status).toBe(201);
  });
});

describe('a version that moved on', () => {
  const refusal = async (answer: Promise<{ status: number; body: ProblemBody }>) => {
    const { status, body } = await answer;
    return [status, body.code, ...body.errors.map(({ field }) => field)];
  };

  it('is not agreed to or returned unread', async () => {
    const siti = await people.employee();
    const { body: plan } = await people.propose(siti);
    await people.propose(siti, archiveToo());
    const stale = [409, 'CHANGED_MEANWHILE', '/version'];
    expect(await refusal(people.agree(siti, plan.planId, 1))).toEqual(stale);
    expect(await refusal(people.sendBack(siti, plan.planId, { version: 1, reason: 'Perjelas' }))).toEqual(stale);
    await people.agree(siti, plan.planId, 2);
    expect(await refusal(people.agree(siti, plan.planId, 3))).toEqual([409, 'NOT_PROPOSED', null]);
    expect(await refusal(people.agree(siti, randomUUID(), 1))).toEqual([404, 'PLAN_UNKNOWN']);
  });
});

describe('many at once', () => {
  const historyOf = async (planId: string) => {
    interface View {
      readonly status: string;
      readonly revision: number;
      readonly inForceVersion: number | null;
      readonly history: readonly { readonly version: number; readonly state: string }[];
    }
    return (await service.http.get<View>(`/plans/${planId}`)).body;
  };

  it('first proposals with the same words make one version, and with other words one each', async () => {
    const siti = await people.employee();
    const proposals = [certificates(), archiveToo(), certificates(), archiveToo(), certificates(), archiveToo()];
    const answers = await Promise.all(proposals.map((body) => people.propose(siti, body)));
    expect(answers.map(({ status }) => status)).toEqual(proposals.map(() => 201));
    const planIds = new Set(answers.map(({ body }) => body.planId));
    expect(planIds.size).toBe(1);
    const { history, revision } = await historyOf(answers[0]?.body.planId ?? '');
    expect(history.map(({ version }) => version)).toEqual(history.map((_, index) => index + 1));
    expect(history.map(({ state }) => state)).toEqual([...history.slice(1).map(() => 'REPLACED'), 'PROPOSED']);
    expect(revision).toBe(history.length);
    expect(new Set(answers.map(({ body }) => body.version))).toEqual(new Set(history.map(({ version }) => version)));
  });

  it('an agreement and another proposal never end in a version in force that the appraiser did not read', async () => {
    for (let round = 0; round < 5; round += 1) {
      const siti = await people.employee();
      const { body: plan } = await people.propose(siti);
      const [agreement, proposal, agreementAgain] = await Promise.all([
        people.agree(siti, plan.planId, 1),
        people.propose(siti, archiveToo()),
        people.agree(siti, plan.planId, 1),
      ]);
      expect(proposal).toMatchObject({ status: 201, body: { version: 2, state: 'PROPOSED' } });
      const statuses = [agreement.status, agreementAgain.status];
      const { history, inForceVersion, revision } = await historyOf(plan.planId);
      const agreed = statuses.includes(200);
      expect(history.map(({ state }) => state)).toEqual([agreed ? 'AGREED' : 'REPLACED', 'PROPOSED']);
      expect([inForceVersion, revision]).toEqual(agreed ? [1, 3] : [null, 2]);
      expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
    }
  });
});

describe('the doors for reading', () => {
  interface Line {
    readonly planId: string;
    readonly status: string;
  }
  interface PageOfLines {
    readonly items: readonly Line[];
    readonly next: string | null;
  }
  const list = (query: string) => service.http.get<PageOfLines>(`/plans?${query}`);

  it('list plans by employee, year, unit, appraiser and status, page by page', async () => {
    const unitId = randomUUID();
    const staff = [
      await people.employee({ unitId }),
      await people.employee({ unitId }),
      await people.employee({ unitId }),
    ];
    const plans: DecidedVersion[] = [];
    for (const employee of staff) plans.push((await people.propose(employee)).body);
    const [siti, budi] = staff;
    const [ofSiti, ofBudi, ofRina] = plans.map(({ planId }) => planId);
    if (!siti || !budi || !ofSiti || !ofBudi) throw new Error('three plans were proposed');
    await people.agree(siti, ofSiti, 1);
    await people.sendBack(budi, ofBudi, { version: 1, reason: 'Perjelas' });

    const ids = async (query: string) => (await list(query)).body.items.map(({ planId }) => planId);
    expect(await ids(`unitId=${unitId}`)).toEqual([ofSiti, ofBudi, ofRina]);
    expect(await ids(`unitId=${unitId}&status=AGREED`)).toEqual([ofSiti]);
    expect(await ids(`unitId=${unitId}&status=RETURNED`)).toEqual([ofBudi]);
    expect(await ids(`appraiserId=${budi.appraiserId}`)).toEqual([ofBudi]);
    expect(await ids(`employeeId=${siti.employeeId}&year=2025`)).toEqual([ofSiti]);
    expect(await ids(`employeeId=${siti.employeeId}&year=2024`)).toEqual([]);
    const first = (await list(`unitId=${unitId}&limit=2`)).body;
    const second = (await list(`unitId=${unitId}&limit=2&cursor=${first.next}`)).body;
    expect([...first.items, ...second.items].map(({ planId }) => planId)).toEqual([ofSiti, ofBudi, ofRina]);
    expect(second.next).toBeNull();
  });

  it('show a plan with its versions, and each version as it was proposed', async () => {
    const siti = await people.employee();
    const { planId, results } = await people.agreedPlan(siti);
    await people.propose(siti, archiveToo());
    const { body } = await service.http.get(`/plans/${planId}`);
    expect(body).toMatchObject({
      planId,
      employeeId: siti.employeeId,
      unitId: siti.unitId,
      status: 'PROPOSED',
      inForce: { version: 1, state: 'AGREED', decidedBy: siti.appraiserId },
      waiting: { version: 2, state: 'PROPOSED', decidedBy: null },
      history: [
        { version: 1, state: 'AGREED' },
        { version: 2, state: 'PROPOSED' },
      ],
    });
    const { body: v1 } = await service.http.get(`/plans/${planId}/versions/1`);
    expect(v1).toMatchObject({ planId, version: 1, results: [{ title: results[0]?.title }] });
    expect((await service.http.get(`/plans/${planId}/versions/3`)).status).toBe(404);
    expect((await service.http.get(`/plans/${randomUUID()}`)).status).toBe(404);
  });
});
