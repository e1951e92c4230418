import type { Comparison, IndicatorAspect, Measure, ResultKind } from '#civil-service';

/** The body of target-setting's door for proposals. */
export interface PlanProposal {
  readonly year: number;
  readonly results: readonly ProposedResult[];
}

export interface ProposedResult {
  readonly title: string;
  readonly kind: ResultKind;
  readonly indicators: readonly ProposedIndicator[];
}

export interface ProposedIndicator {
  readonly aspect: IndicatorAspect;
  readonly description: string;
  readonly target: { readonly comparison: Comparison; readonly value: number; readonly unit: string };
  /** Left out where nothing measures it. */
  readonly measurement?: { readonly serviceCode: string; readonly measure: Measure; readonly withinHours?: number };
}

export const result = (
  kind: ResultKind,
  title: string,
  ...indicators: readonly ProposedIndicator[]
): ProposedResult => ({ title, kind, indicators });

/** An indicator that the appraiser judges himself, since no system measures it. */
export const judged = (
  aspect: IndicatorAspect,
  description: string,
  value: number,
  unit: string,
): ProposedIndicator => ({ aspect, description, target: { comparison: 'AT_LEAST', value, unit } });
