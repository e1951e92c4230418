import { randomUUID } from 'node:crypto';
import { BEHAVIOUR_VALUES, type Rating } from '#civil-service';
import { type DataOf, EmployeeRecorded, EvidenceRecorded, PlanAgreed } from '#contracts';
import { AS_ADMINISTRATOR, eventually, type TestService } from '#testing';
import type { OpenedPeriod } from '../features/open-period/opened-period.js';
import type { Standing } from '../features/standing.js';
import type { AppraisalDetail } from '../read-models/appraisals/appraisal-detail.js';
import type { AppraisalItem } from '../read-models/appraisals/appraisal-item.js';

type Employee = DataOf<typeof EmployeeRecorded>;
type Plan = DataOf<typeof PlanAgreed>;
type Evidence = DataOf<typeof EvidenceRecorded>;

const MEETS: Rating = 'SESUAI_EKSPEKTASI';

/** What other services and people do around appraisal, for the integration specs. */
export class City {
  constructor(private readonly service: TestService) {}

  /** An employee with an appraiser and a superior of their own; resolves when appraisal knows him. */
  async employee(differing: Partial<Employee> = {}, sequence = 1): Promise<Employee> {
    const employee: Employee = {
      ...EmployeeRecorded.example,
      employeeId: randomUUID(),
      unitId: randomUUID(),
      appraiserId: randomUUID(),
      appraiserSuperiorId: randomUUID(),
      ...differing,
    };
    await this.service.given(EmployeeRecorded, employee, { sequence });
    await this.known('employee', 'employee_id', employee.employeeId, sequence);
    return employee;
  }

  /** A plan of one UTAMA result with one indicator, at least 95 %; resolves when appraisal knows it. */
  async plan(employeeId: string, differing: Partial<Plan> = {}, sequence = 2): Promise<Plan> {
    const plan = { ...planOf(employeeId), ...differing };
    await this.service.given(PlanAgreed, plan, { sequence });
    await this.known('plan', 'plan_id', plan.planId, sequence);
    return plan;
  }

  /** Evidence of the year for the plan's first indicator; resolves when appraisal knows it. */
  async evidence(plan: Plan, value: number | null, sequence: number, differing: Partial<Evidence> = {}): Promise<void> {
    const { planId, employeeId, year } = plan;
    const indicatorId = plan.results[0]?.indicators[0]?.indicatorId ?? '';
    const period = { year, quarter: null };
    const data = { ...EvidenceRecorded.example, planId, employeeId, year, indicatorId, period, value, ...differing };
    await this.service.given(EvidenceRecorded, data, { sequence });
    await this.known('evidence', 'indicator_id', indicatorId, sequence);
  }

  /** Opens the year 2025 for the employee's unit, and finds his appraisal in it. */
  async appraisalOf({ employeeId, unitId }: Employee): Promise<string> {
    const opened = await this.service.http.post<OpenedPeriod>(
      '/periods',
      { kind: 'ANNUAL', year: 2025, unitIds: [unitId] },
      AS_ADMINISTRATOR,
    );
    const path = `/appraisals?periodId=${opened.body.id}&employeeId=${employeeId}`;
    const { body } = await this.service.http.get<{ items: AppraisalItem[] }>(path);
    return body.items[0]?.id ?? '';
  }

  rate(id: string, body: unknown, actor: string | null) {
    return this.service.http.put<Standing>(`/appraisals/${id}/rating`, body, as(actor));
  }

  sign(id: string, actor: string | null) {
    return this.service.http.post<Standing>(`/appraisals/${id}/sign`, {}, as(actor));
  }

  acknowledge(id: string, actor: string | null) {
    return this.service.http.post<Standing>(`/appraisals/${id}/acknowledge`, {}, as(actor));
  }

  correct(id: string, body: unknown, actor: string | null) {
    return this.service.http.post<Standing>(`/appraisals/${id}/corrections`, body, as(actor));
  }

  async detail(id: string): Promise<AppraisalDetail> {
    return (await this.service.http.get<AppraisalDetail>(`/appraisals/${id}`)).body;
  }

  /** An employee with plan and evidence whose appraisal is rated, signed and acknowledged. */
  async finalAppraisal(differing: Partial<Employee> = {}) {
    const employee = await this.employee(differing);
    const plan = await this.plan(employee.employeeId);
    const id = await this.appraisalOf(employee);
    await this.rate(id, ratingOf(plan), employee.appraiserId);
    await this.sign(id, employee.appraiserId);
    await this.acknowledge(id, employee.employeeId);
    return { employee, plan, id };
  }

  private async known(table: string, column: string, id: string, sequence: number): Promise<void> {
    await eventually(async () => {
      const rows: unknown[] = await this.service.db.query(
        `SELECT 1 FROM ${table} WHERE ${column} = $1 AND sequence >= $2`,
        [id, sequence],
      );
      expect(rows).toHaveLength(1);
    });
  }
}

const as = (actor: string | null) => (actor === null ? {} : { actor });

export const planOf = (employeeId: string): Plan => ({
  ...PlanAgreed.example,
  planId: randomUUID(),
  employeeId,
  results: PlanAgreed.example.results.map((result) => ({
    ...result,
    resultId: randomUUID(),
    indicators: result.indicators.map((indicator) => ({ ...indicator, indicatorId: randomUUID() })),
  })),
});

/** The body of a rating in which everything meets expectations. */
export const ratingOf = (plan: Plan, differing: object = {}) => ({
  results: plan.results.map(({ resultId }) => ({ resultId, rating: MEETS })),
  workRating: MEETS,
  behaviour: Object.fromEntries(BEHAVIOUR_VALUES.map((value) => [value, MEETS])),
  behaviourRating: MEETS,
  ...differing,
});
