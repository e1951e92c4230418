import { randomUUID } from 'node:crypto';
import { EmployeeRecorded, EvidenceRecorded, PlanAgreed } from '#contracts';
import { AS_ADMINISTRATOR, eventually, startService, type TestService } from '#testing';
import type { AppraisalItem } from '../read-models/appraisals/appraisal-item.js';
import { appraisal } from '../service.js';
import { City, planOf, ratingOf } from '../testing/city.js';

const ABOVE = 'DI_ATAS_EKSPEKTASI';
const BELOW = 'DI_BAWAH_EKSPEKTASI';

let service: TestService;
let city: City;

beforeAll(async () => {
  service = await startService(appraisal);
  city = new City(service);
});

afterAll(() => service.stop());

describe('evidence', () => {
  it('that comes after signing stands beside what was signed, and re-rates nothing', async () => {
    const employee = await city.employee();
    const plan = await city.plan(employee.employeeId);
    await city.evidence(plan, 96, 3);
    const id = await city.appraisalOf(employee);
    await city.rate(id, ratingOf(plan), employee.appraiserId);
    await city.sign(id, employee.appraiserId);
    await city.evidence(plan, 50, 4);
    expect(await city.detail(id)).toMatchObject({
      predicate: 'BAIK',
      suggestion: { work: 'SESUAI_EKSPEKTASI' },
      evidence: {
        atSigning: { indicators: [{ value: 96 }], suggestion: { work: 'SESUAI_EKSPEKTASI' } },
        now: { indicators: [{ value: 50 }], suggestion: { work: BELOW } },
      },
    });
  });

  it('that is missing or null suggests nothing: "belum ada data"', async () => {
    const employee = await city.employee();
    const plan = await city.plan(employee.employeeId);
    await city.evidence(plan, null, 3);
    const id = await city.appraisalOf(employee);
    expect(await city.detail(id)).toMatchObject({
      suggestion: { work: null, results: [{ rating: null }] },
      evidence: { now: { hasEvidence: false, indicators: [{ value: null }] } },
    });
    expect((await city.rate(id, ratingOf(plan, { workRating: BELOW }), employee.appraiserId)).status).toBe(200);
  });

  it('of a quarter does not speak for the year', async () => {
    const employee = await city.employee();
    const plan = await city.plan(employee.employeeId);
    await city.evidence(plan, 10, 3, { period: { year: 2025, quarter: 1 } });
    expect((await city.detail(await city.appraisalOf(employee))).suggestion.work).toBeNull();
  });

  it('is departed from with a reason for each departure', async () => {
    const employee = await city.employee();
    const plan = await city.plan(employee.employeeId);
    await city.evidence(plan, 60, 3);
    const id = await city.appraisalOf(employee);
    const refused = await city.rate(id, ratingOf(plan), employee.appraiserId);
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'REASON_NEEDED', field: '/results/0/reason' }, { field: '/workReason' }] },
    });
    const results = ratingOf(plan).results.map((result) => ({ ...result, reason: ' Sistem pusat padam ' }));
    const reasoned = ratingOf(plan, { results, workReason: 'Sistem pusat padam' });
    expect((await city.rate(id, reasoned, employee.appraiserId)).status).toBe(200);
    expect((await city.detail(id)).rating?.results).toMatchObject([{ reason: 'Sistem pusat padam' }]);
  });
});

describe('what other services publish', () => {
  it('is taken in as their contracts show it, in whatever order', async () => {
    const { employeeId, unitId } = EmployeeRecorded.example;
    await service.given(EvidenceRecorded, EvidenceRecorded.example, { sequence: 3 });
    await service.given(PlanAgreed, PlanAgreed.example, { sequence: 2 });
    await service.given(EmployeeRecorded, EmployeeRecorded.example, { sequence: 1 });
    await eventually(async () => {
      await service.http.post(
        '/periods',
        { kind: 'QUARTERLY', year: 2025, quarter: 1, unitIds: [unitId] },
        AS_ADMINISTRATOR,
      );
      const { body } = await service.http.get<{ items: AppraisalItem[] }>(`/appraisals?employeeId=${employeeId}`);
      expect(await city.detail(body.items[0]?.id ?? '')).toMatchObject({
        plan: { planId: PlanAgreed.example.planId, version: 1 },
        evidence: { now: { indicators: [{ value: 97.5, unit: '%', asOf: EvidenceRecorded.example.asOf }] } },
        suggestion: { work: ABOVE },
      });
    });
  });

  it('does not go back when an older event comes later, and each kind is guarded by itself', async () => {
    const { employeeId } = await city.employee();
    const plan = await city.plan(employeeId, {}, 2);
    await city.evidence(plan, 90, 3);
    const newer = { ...plan, version: 2, results: planOf(employeeId).results };
    await city.plan(employeeId, newer, 6);
    await city.evidence(plan, 91, 5);
    await service.given(PlanAgreed, { ...plan, version: 1 }, { sequence: 4 });
    await service.given(
      EvidenceRecorded,
      { ...EvidenceRecorded.example, planId: plan.planId, employeeId, indicatorId: randomUUID() },
      { sequence: 7 },
    );
    await eventually(async () => {
      const evidence: unknown[] = await service.db.query(`SELECT value FROM evidence WHERE plan_id = $1`, [
        plan.planId,
      ]);
      expect(evidence).toHaveLength(2);
    });
    const rows: unknown = await service.db.query(
      `SELECT version, value FROM plan JOIN evidence USING (plan_id) WHERE plan_id = $1 AND evidence.sequence = 5`,
      [plan.planId],
    );
    expect(rows).toEqual([{ version: 2, value: 91 }]);
  });

  it('a newer version of the plan asks for its own results before signing', async () => {
    const employee = await city.employee();
    const plan = await city.plan(employee.employeeId);
    const id = await city.appraisalOf(employee);
    await city.rate(id, ratingOf(plan), employee.appraiserId);
    await city.plan(employee.employeeId, { ...plan, version: 2, results: planOf('').results }, 3);
    expect(await city.sign(id, employee.appraiserId)).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'RATING_MISSING', field: '/results/0' }] },
    });
  });
});
