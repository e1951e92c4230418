import { randomUUID } from 'node:crypto';
import type { Predicate } from '#civil-service';
import { AppraisalCompleted, AppraisalCorrected, type DataOf, EmployeeRecorded, HistoryImported } from '#contracts';
import { eventually, type TestService } from '#testing';
import type { EligibilityDetail } from '../read-models/eligibility/eligibility-list.js';

export type Outcome = DataOf<typeof AppraisalCompleted>;

export const outcomeOf = (employeeId: string, change: Partial<Outcome> = {}): Outcome => ({
  ...AppraisalCompleted.example,
  employeeId,
  appraisalId: randomUUID(),
  ...change,
});

export const correctionOf = (
  outcome: Outcome,
  predicate: Predicate,
  revision = 2,
): DataOf<typeof AppraisalCorrected> => ({
  ...outcome,
  revision,
  predicate,
  previousPredicate: outcome.predicate,
});

/** What other services tell, and what this one answers about its seeded programme in 2025. */
export class Appraised {
  constructor(private readonly service: TestService) {}

  async employee(change: Partial<DataOf<typeof EmployeeRecorded>> = {}, sequence = 1): Promise<string> {
    const employee = { ...EmployeeRecorded.example, employeeId: randomUUID(), ...change };
    await this.service.given(EmployeeRecorded, employee, { sequence });
    return employee.employeeId;
  }

  async history(employeeId: string, predicate: Predicate = 'BAIK'): Promise<void> {
    await this.service.given(HistoryImported, { ...HistoryImported.example, employeeId, predicate });
  }

  eligibility(employeeId: string) {
    return this.service.http.get<EligibilityDetail>(`/eligibility/${employeeId}/pegawai-teladan/2025`);
  }

  becomes(employeeId: string, expected: object): Promise<void> {
    return eventually(async () => expect((await this.eligibility(employeeId)).body).toMatchObject(expected));
  }

  /** An employee who is eligible, with the appraisal that made him so. */
  async eligible(change: Partial<Outcome> = {}): Promise<Outcome> {
    const employeeId = await this.employee();
    const outcome = outcomeOf(employeeId, change);
    await this.history(employeeId);
    await this.service.given(AppraisalCompleted, outcome);
    await this.becomes(employeeId, { eligible: true });
    return outcome;
  }
}
