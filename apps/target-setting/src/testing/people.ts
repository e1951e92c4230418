import { randomUUID } from 'node:crypto';
import { type DataOf, EmployeeRecorded } from '#contracts';
import { eventually, type TestService } from '#testing';
import type { DecidedVersion } from '../read-models/plans/views.js';

export type Employee = DataOf<typeof EmployeeRecorded>;

export interface ProblemBody {
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly field: string | null; readonly code: string }[];
}

/** Employees whom personnel tells of, and the calls that they make, for specs on a running service. */
export class People {
  constructor(private readonly service: TestService) {}

  /** An employee whom the service knows of, with an appraiser of his own. */
  async employee(differing: Partial<Employee> = {}, sequence = 1): Promise<Employee> {
    const employee: Employee = {
      ...EmployeeRecorded.example,
      employeeId: randomUUID(),
      unitId: randomUUID(),
      appraiserId: randomUUID(),
      ...differing,
    };
    await this.service.given(EmployeeRecorded, employee, { sequence });
    await eventually(async () => {
      const known = await this.service.db.query<{ sequence: string }[]>(
        'SELECT sequence FROM employee WHERE employee_id = $1',
        [employee.employeeId],
      );
      expect(Number(known[0]?.sequence)).toBeGreaterThanOrEqual(sequence);
    });
    return employee;
  }

  propose<T = DecidedVersion>({ employeeId }: Employee, body: object = certificates()) {
    return this.service.http.post<T>('/plans', { year: 2025, ...body }, { actor: employeeId });
  }

  agree<T = DecidedVersion>({ appraiserId }: Employee, planId: string, version: number) {
    return this.service.http.post<T>(`/plans/${planId}/agree`, { version }, { actor: appraiserId ?? randomUUID() });
  }

  sendBack<T = DecidedVersion>({ appraiserId }: Employee, planId: string, body: object) {
    return this.service.http.post<T>(`/plans/${planId}/return`, body, { actor: appraiserId ?? randomUUID() });
  }

  async agreedPlan(employee: Employee, body: object = certificates()): Promise<DecidedVersion> {
    const { body: proposed } = await this.propose(employee, body);
    const { status, body: agreed } = await this.agree(employee, proposed.planId, proposed.version);
    expect(status).toBe(200);
    return agreed;
  }
}

export const indicator = (differing: object = {}) => ({
  aspect: 'WAKTU',
  description: 'Akta kelahiran selesai dalam 24 jam sejak persyaratan lengkap',
  target: { comparison: 'AT_LEAST', value: 95, unit: '%' },
  measurement: { serviceCode: 'akta-kelahiran', measure: 'SHARE_WITHIN', withinHours: 24 },
  ...differing,
});

export const result = (differing: object = {}) => ({
  title: 'Akta kelahiran terbit tepat waktu',
  kind: 'UTAMA',
  indicators: [indicator()],
  ...differing,
});

/** What the contract's example says. */
export const certificates = () => ({ results: [result()] });

export const archiveToo = () => ({
  results: [
    result(),
    result({
      title: 'Arsip akta tertata',
      kind: 'TAMBAHAN',
      indicators: [
        {
          aspect: 'KUANTITAS',
          description: 'Berkas yang dipindai',
          target: { comparison: 'AT_LEAST', value: 1200, unit: 'berkas' },
        },
      ],
    }),
  ],
});
