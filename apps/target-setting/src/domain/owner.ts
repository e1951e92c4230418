import type { EmployeeId, EmploymentStatus } from '#civil-service';
import type { PlanViolation } from './violation.js';

/** The employee whose plan it is, as personnel knows him at this moment. */
export interface Owner {
  readonly employeeId: EmployeeId;
  readonly status: EmploymentStatus;
  readonly active: boolean;
  /** Null at the top of the tree and while the posts above him are vacant. */
  readonly appraiserId: EmployeeId | null;
}

/** Why this employee has no plan at all; undefined when he has one. */
export const unplanned = (owner: Owner | undefined): PlanViolation | undefined => {
  if (owner === undefined) return { code: 'EMPLOYEE_UNKNOWN' };
  // P6 p. 66: planning does not apply to state officials.
  if (owner.status === 'PEJABAT_NEGARA') return { code: 'STATE_OFFICIAL_HAS_NO_PLAN' };
  if (!owner.active) return { code: 'EMPLOYEE_INACTIVE' };
  return owner.appraiserId === null ? { code: 'NO_APPRAISER' } : undefined;
};

/** Only the appraiser of the moment decides: after a change of appraiser that is the new one. */
export const notTheAppraiser = (by: EmployeeId, owner: Owner | undefined): PlanViolation | undefined => {
  if (owner === undefined) return { code: 'EMPLOYEE_UNKNOWN' };
  if (owner.appraiserId === null) return { code: 'NO_APPRAISER' };
  return owner.appraiserId === by ? undefined : { code: 'NOT_THE_APPRAISER' };
};
