import {
  daysOf,
  type EmployeeId,
  type EmploymentStatus,
  ok,
  type Period,
  type PeriodKind,
  type Quarter,
  refused,
  type Result,
} from '#civil-service';

/** Why an employee is not appraised in a period: he left, he holds a state office (P6), or nobody stands above him. */
export const SKIP_REASONS = ['INACTIVE', 'PEJABAT_NEGARA', 'NO_APPRAISER'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

export const skippedBecause = (employee: {
  readonly active: boolean;
  readonly status: EmploymentStatus;
  readonly appraiserId: EmployeeId | null;
}): SkipReason | null => {
  if (!employee.active) return 'INACTIVE';
  if (employee.status === 'PEJABAT_NEGARA') return 'PEJABAT_NEGARA';
  return employee.appraiserId === null ? 'NO_APPRAISER' : null;
};

/** The period that is asked for. It must have begun: nothing is appraised before its time. `today` is `YYYY-MM-DD`. */
export const periodToOpen = (
  asked: { readonly kind: PeriodKind; readonly year: number; readonly quarter: Quarter | null },
  today: string,
): Result<Period> => {
  const { kind, year, quarter } = asked;
  if (kind === 'QUARTERLY' && quarter === null) return refused({ code: 'QUARTER_NEEDED', field: '/quarter' });
  if (kind === 'ANNUAL' && quarter !== null) return refused({ code: 'QUARTER_OF_A_YEAR', field: '/quarter' });
  const period = { year, quarter };
  if (daysOf(period).from <= today) return ok(period);
  return refused({ code: 'PERIOD_NOT_BEGUN', field: '/year', params: { from: daysOf(period).from } });
};
