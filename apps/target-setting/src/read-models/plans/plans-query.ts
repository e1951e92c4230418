import type { EmployeeId, UnitId } from '#civil-service';
import { ChoiceField, Page, UuidField, WholeField } from '#platform';

/** What the last version came to: PROPOSED waits for the appraiser, RETURNED for the employee. */
export const PLAN_STATUSES = ['PROPOSED', 'AGREED', 'RETURNED'] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];

export class PlansQuery extends Page {
  @UuidField({ optional: true })
  readonly employeeId?: EmployeeId;

  @WholeField({ min: 2000, max: 2100, optional: true })
  readonly year?: number;

  @UuidField({ optional: true, description: 'Plans of those who work in this unit now' })
  readonly unitId?: UnitId;

  @UuidField({ optional: true, description: 'Plans of those whom this employee appraises now' })
  readonly appraiserId?: EmployeeId;

  @ChoiceField(PLAN_STATUSES, { optional: true, description: 'What the last version came to' })
  readonly status?: PlanStatus;
}
