import type { EmployeeId, EmploymentStatus, Violation } from '#civil-service';

/** The employee whose plan it is, as personnel knows him at this moment. */
export interface Owner {
  readonly employeeId: EmployeeId;
  readonly status: EmploymentStatus;
  readonly active: boolean;
  /** Null at the top of the tree and while the posts above him are vacant. */
  readonly appraiserId: EmployeeId | null;
}

/** Why this employee has no plan at all; undefined when he has one. */
export const unplanned = ({ status, active, appraiserId }: Owner): Violation | undefined => {
  // P6 p. 66: planning does not apply to state officials.
  if (status === 'PEJABAT_NEGARA') return { code: 'STATE_OFFICIAL_HAS_NO_PLAN' };
  if (!active) return { code: 'EMPLOYEE_INACTIVE' };
  return appraiserId === null ? { code: 'NO_APPRAISER' } : undefined;
};

/** Only the appraiser of the moment decides: after a change of appraiser that is the new one. */
export const notTheAppraiser = (by: EmployeeId, { appraiserId }: Owner): Violation | undefined => {
  if (appraiserId === null) return { code: 'NO_APPRAISER' };
  return appraiserId === by ? undefined : { code: 'NOT_THE_APPRAISER' };
};
