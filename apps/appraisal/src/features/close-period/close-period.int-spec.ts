import { randomUUID } from 'node:crypto';
import { AppraisalCompleted } from '#contracts';
import { AS_ADMINISTRATOR, startService, type TestService } from '#testing';
import type { PeriodDetail } from '../../read-models/periods/period-views.js';
import { appraisal } from '../../service.js';
import { City, ratingOf } from '../../testing/city.js';
import type { OpenedPeriod } from '../open-period/opened-period.js';
import type { ClosedPeriod } from './closed-period.js';

const MANY = 1_200;

let service: TestService;
let city: City;

beforeAll(async () => {
  service = await startService(appraisal);
  city = new City(service);
});

afterAll(() => service.stop());

const close = (id: string) => service.http.post<ClosedPeriod>(`/periods/${id}/close`, {}, AS_ADMINISTRATOR);

/** As whoever closes does: a call that takes long leaves the rest to the next. @returns the last answer, and what all came to */
const closeWhole = async (id: string): Promise<{ status: number; body: ClosedPeriod; becameFinal: number }> => {
  for (let becameFinal = 0; ;) {
    const { status, body } = await close(id);
    if (status !== 200) return { status, body, becameFinal };
    becameFinal += body.becameFinal;
    if (body.left === 0 || body.becameFinal === 0) return { status, body, becameFinal };
  }
};

/** An appraisal that his appraiser has signed so many days ago. */
const signed = async (daysAgo: number) => {
  const employee = await city.employee();
  const plan = await city.plan(employee.employeeId);
  const id = await city.appraisalOf(employee);
  await city.rate(id, ratingOf(plan), employee.appraiserId);
  await city.sign(id, employee.appraiserId);
  await service.db.query(`UPDATE appraisal SET signed_at = signed_at - $2 * interval '1 day' WHERE id = $1`, [
    id,
    daysAgo,
  ]);
  const { periodId } = await city.detail(id);
  return { id, employee, periodId };
};

/** A period of its own, with as many copies of a signed appraisal. */
const manySigned = async (quarter: number, count: number): Promise<string> => {
  const { id, employee } = await signed(60);
  const body = { kind: 'QUARTERLY', year: 2024, quarter, unitIds: [employee.unitId] };
  const period = (await service.http.post<OpenedPeriod>('/periods', body, AS_ADMINISTRATOR)).body.id;
  await service.db.query(`DELETE FROM appraisal WHERE period_id = $1`, [period]);
  await service.db.query(
    `WITH people AS (
       INSERT INTO employee (employee_id, unit_id, status, active, appraiser_id, final_by_kind, sequence)
       SELECT gen_random_uuid(), $3, 'PNS', true, $4, false, 1 FROM generate_series(1, $5) RETURNING employee_id)
     INSERT INTO appraisal (period_id, employee_id, unit_id, appraiser_id, state, version, marks, predicate, signed_at,
                            basis, has_evidence)
     SELECT $2, people.employee_id, unit_id, appraiser_id, state, version, marks, predicate, signed_at, basis, has_evidence
     FROM people CROSS JOIN appraisal WHERE id = $1`,
    [id, period, employee.unitId, employee.appraiserId, count],
  );
  return period;
};

const finalIn = async (periodId: string): Promise<{ final: number; revisions: number }> => {
  const [row] = await service.db.query<[{ final: number; revisions: number }]>(
    `SELECT count(*)::int AS final, count(r.appraisal_id)::int AS revisions
     FROM appraisal a LEFT JOIN appraisal_revision r ON r.appraisal_id = a.id
     WHERE period_id = $1 AND state = 'ACKNOWLEDGED' AND final_because = 'TERM_PASSED'`,
    [periodId],
  );
  return row;
};

const published = (periodId: string, count: number) =>
  service.published(AppraisalCompleted, ({ data }) => data.periodId === periodId, { count });

describe('closing a period', () => {
  it('makes final what can no longer be objected to, and says what keeps the period open', async () => {
    const past = await signed(60);
    const fresh = await signed(0);
    const draft = await city.appraisalOf(await city.employee());
    const { body } = await close(past.periodId);
    expect(body).toMatchObject({ closedAt: null, becameFinal: 1, alreadyFinal: 0, left: 0, waiting: 1, drafts: 1 });
    expect(body.lastTermEnds).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(await city.detail(past.id)).toMatchObject({
      state: 'ACKNOWLEDGED',
      finalBecause: 'TERM_PASSED',
      revisions: [{ revision: 1, by: past.employee.appraiserId }],
    });
    expect(await city.detail(fresh.id)).toMatchObject({ state: 'SIGNED' });
    expect(await city.detail(draft)).toMatchObject({ state: 'DRAFT' });
    const [event] = await service.published(AppraisalCompleted, ({ subject }) => subject === past.id);
    expect(event).toMatchObject({ sequence: 1, data: { employeeId: past.employee.employeeId, predicate: 'BAIK' } });
  });

  it('closes it when nothing is left, in portions, and again changes nothing', async () => {
    const period = await manySigned(1, MANY);
    const { body: first, becameFinal } = await closeWhole(period);
    expect(becameFinal).toBe(MANY);
    expect(first).toMatchObject({ left: 0, waiting: 0, drafts: 0 });
    expect(first.becameFinal + first.alreadyFinal).toBe(MANY);
    expect(first.closedAt).not.toBeNull();
    const again = (await close(period)).body;
    expect(again).toMatchObject({ becameFinal: 0, alreadyFinal: MANY, closedAt: first.closedAt });
    expect(await finalIn(period)).toEqual({ final: MANY, revisions: MANY });
    expect((await service.http.get<PeriodDetail>(`/periods/${period}`)).body.closedAt).toBe(first.closedAt);
    const events = await published(period, MANY);
    expect(new Set(events.map(({ subject }) => subject)).size).toBe(MANY);
    expect(events).toHaveLength(MANY);
  });

  it('goes on where a broken call ended', async () => {
    const period = await manySigned(2, MANY);
    // The third portion meets a row that cannot be written; the two before it stand.
    await service.db.query(
      `INSERT INTO appraisal_revision (appraisal_id, revision, marks, predicate, made_by, made_at)
       SELECT id, 1, marks, predicate, appraiser_id, now() FROM appraisal
       WHERE period_id = $1 ORDER BY id OFFSET 1100 LIMIT 1`,
      [period],
    );
    expect((await closeWhole(period)).status).not.toBe(200);
    expect(await finalIn(period)).toEqual({ final: 1_000, revisions: 1_000 });
    await service.db.query(
      `DELETE FROM appraisal_revision r USING appraisal a
       WHERE a.id = r.appraisal_id AND a.period_id = $1 AND a.state = 'SIGNED'`,
      [period],
    );
    expect(await closeWhole(period)).toMatchObject({ becameFinal: 200, body: { left: 0 } });
    expect(await finalIn(period)).toEqual({ final: MANY, revisions: MANY });
    expect(await published(period, MANY)).toHaveLength(MANY);
  });

  it('is the same however many close it at once', async () => {
    const period = await manySigned(3, MANY);
    const closings = await Promise.all([closeWhole(period), closeWhole(period), closeWhole(period)]);
    expect(closings.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(closings.reduce((sum, { becameFinal }) => sum + becameFinal, 0)).toBe(MANY);
    expect(await finalIn(period)).toEqual({ final: MANY, revisions: MANY });
    expect((await close(period)).body).toMatchObject({ alreadyFinal: MANY, left: 0 });
    expect(await published(period, MANY)).toHaveLength(MANY);
  });

  it('does not wait for who has left, and opens again with a new draft', async () => {
    const { employee, period } = await periodOfOne();
    expect((await close(period.id)).body).toMatchObject({ closedAt: null, drafts: 1, accountedFor: 0 });
    await city.employee({ ...employee, active: false }, 2);
    const left = (await close(period.id)).body;
    expect(left).toMatchObject({ drafts: 0, accountedFor: 1 });
    expect(left.closedAt).not.toBeNull();
    await openLastQuarter((await city.employee()).unitId);
    expect((await service.http.get<PeriodDetail>(`/periods/${period.id}`)).body.closedAt).toBeNull();
  });
});

const openLastQuarter = async (unitId: string) =>
  (
    await service.http.post<OpenedPeriod>(
      '/periods',
      { kind: 'QUARTERLY', year: 2024, quarter: 4, unitIds: [unitId] },
      AS_ADMINISTRATOR,
    )
  ).body;

const periodOfOne = async () => {
  const employee = await city.employee();
  return { employee, period: await openLastQuarter(employee.unitId) };
};

describe('a period that cannot be closed', () => {
  it('is one that is not known', async () => {
    expect(await close(randomUUID())).toMatchObject({ status: 404, body: { code: 'UNKNOWN_PERIOD' } });
  });

  it('is one that is not over', async () => {
    const [row] = await service.db.query<[{ id: string }]>(
      `INSERT INTO period (kind, year, opened_at) VALUES ('ANNUAL', 2099, now()) RETURNING id`,
    );
    expect(await close(row.id)).toMatchObject({ status: 409, body: { code: 'PERIOD_NOT_OVER' } });
  });
});
