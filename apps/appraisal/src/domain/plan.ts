import type { Comparison, IndicatorAspect, IndicatorId, Measure, PlanId, ResultId, ResultKind } from '#civil-service';

export interface Target {
  readonly comparison: Comparison;
  readonly value: number;
  readonly unit: string;
}

export interface Indicator {
  readonly indicatorId: IndicatorId;
  readonly aspect: IndicatorAspect;
  readonly description: string;
  readonly target: Target;
  /** What the indicator takes its realisation from; null when nothing measures it, and then it never has evidence. */
  readonly measurement: { readonly measure: Measure } | null;
}

export interface PlannedResult {
  readonly resultId: ResultId;
  readonly title: string;
  readonly kind: ResultKind;
  readonly indicators: readonly Indicator[];
}

/** The version of the performance plan (SKP) in force: what employee and appraiser agreed on. */
export interface AgreedPlan {
  readonly planId: PlanId;
  readonly version: number;
  readonly results: readonly PlannedResult[];
}

/** What departments' events say of one indicator in the period. A null value is "belum ada data", never 0. */
export interface Evidence {
  readonly indicatorId: IndicatorId;
  readonly value: number | null;
  readonly unit: string;
  /** How many finished requests the value rests on. */
  readonly count: number;
  /** Instant, ISO UTC. */
  readonly asOf: string;
}
