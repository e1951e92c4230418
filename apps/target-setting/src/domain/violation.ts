import type { Violation } from '#civil-service';

/** Every rule of plans that can say no; each has a message in both languages. */
export const PLAN_RULES = [
  'NOT_THE_EMPLOYEE',
  'NOT_THE_APPRAISER',
  'EMPLOYEE_UNKNOWN',
  'EMPLOYEE_INACTIVE',
  'STATE_OFFICIAL_HAS_NO_PLAN',
  'NO_APPRAISER',
  'NOT_PROPOSED',
  'CHANGED_MEANWHILE',
  'REASON_NEEDED',
  'YEAR_OUT_OF_RANGE',
  'NO_UTAMA_RESULT',
  'NO_INDICATOR',
  'DUPLICATE_TITLE',
  'MEASUREMENT_NEEDS_HOURS',
  'MEASUREMENT_HAS_NO_HOURS',
  'SHARE_OUT_OF_RANGE',
  'SHARE_UNIT',
  'TARGET_BELOW_ZERO',
  'FOREIGN_ID',
  'REPEATED_ID',
] as const;
export type PlanRule = (typeof PLAN_RULES)[number];
export type PlanViolation = Violation<PlanRule>;
