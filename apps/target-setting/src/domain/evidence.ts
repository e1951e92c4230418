import type { EmployeeId, IndicatorId, Period } from '#civil-service';

/** What departments' events say of one indicator in one period. A null value is "belum ada data", never 0. */
export interface Evidence {
  readonly indicatorId: IndicatorId;
  readonly period: Period;
  readonly value: number | null;
  readonly unit: string;
  /** How many finished requests the value rests on. */
  readonly count: number;
  readonly asOf: Date;
  /** The counter's own version of this indicator and period. */
  readonly sequence: number;
}

/** A plan as far as evidence needs it. */
export interface Evidenced {
  readonly employeeId: EmployeeId;
  readonly year: number;
  /** Of all versions ever agreed: evidence of an indicator that was dropped since still belongs to it. */
  readonly indicators: ReadonlySet<IndicatorId>;
}

export const BREACHES = ['NOT_THE_PLANS_EMPLOYEE', 'UNKNOWN_INDICATOR', 'PERIOD_OUTSIDE_PLAN'] as const;
export type Breach = (typeof BREACHES)[number];

/** Why a realisation can never be evidence of this plan; undefined when it can. */
export const breachOf = (evidence: Evidence, of: EmployeeId, plan: Evidenced): Breach | undefined => {
  if (of !== plan.employeeId) return 'NOT_THE_PLANS_EMPLOYEE';
  if (!plan.indicators.has(evidence.indicatorId)) return 'UNKNOWN_INDICATOR';
  return evidence.period.year === plan.year ? undefined : 'PERIOD_OUTSIDE_PLAN';
};

/** OLDER: something later is known already. SAME: counted again, with the same outcome. */
export const NEWS = ['OLDER', 'SAME', 'NEW'] as const;
export type News = (typeof NEWS)[number];

/** A count that was taken back to "belum ada data" is news; a first one that has no data is not. */
export const newsOf = (evidence: Evidence, known: Evidence | undefined): News => {
  if (known && evidence.sequence <= known.sequence) return 'OLDER';
  const { value, unit, count } = known ?? { value: null, unit: evidence.unit, count: 0 };
  return evidence.value === value && evidence.unit === unit && evidence.count === count ? 'SAME' : 'NEW';
};
