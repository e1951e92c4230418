import type { IndicatorId, Period, Rating, ResultId } from '#civil-service';
import { clearlyAbove, meets, targetIn } from './target.js';
import type { AgreedPlan, Evidence, Indicator, PlannedResult } from './plan.js';
import type { SuggestionRule } from './suggestion-rule.js';

export interface IndicatorSuggestion {
  readonly indicatorId: IndicatorId;
  readonly rating: Rating | null;
}

export interface ResultSuggestion {
  readonly resultId: ResultId;
  readonly rating: Rating | null;
  readonly indicators: readonly IndicatorSuggestion[];
}

/** What the evidence suggests; null wherever there is no evidence. The appraiser decides. */
export interface Suggestion {
  readonly results: readonly ResultSuggestion[];
  readonly work: Rating | null;
}

/** What an appraisal rests on: the plan, its evidence, and what they suggest. Frozen when the appraiser signs. */
export interface Basis {
  readonly plan: AgreedPlan;
  readonly evidence: readonly Evidence[];
  readonly suggestion: Suggestion;
}

export const basisOf = (
  plan: AgreedPlan,
  evidence: readonly Evidence[],
  period: Period,
  rule: SuggestionRule | undefined,
): Basis => ({ plan, evidence, suggestion: suggest(plan, evidence, period, rule) });

export const hasEvidence = ({ evidence }: Basis): boolean => evidence.some(({ value }) => value !== null);

/** Before the first rule nothing is suggested: a period is never judged by rules of a later time. */
export const suggest = (
  plan: AgreedPlan,
  evidence: readonly Evidence[],
  period: Period,
  rule: SuggestionRule | undefined,
): Suggestion => {
  const realised = new Map(evidence.map(({ indicatorId, value }) => [indicatorId, value]));
  const ofIndicator = (indicator: Indicator): IndicatorSuggestion => ({
    indicatorId: indicator.indicatorId,
    rating: rule === undefined ? null : indicatorRating(indicator, realised.get(indicator.indicatorId), period, rule),
  });
  const results = plan.results.map((result) => {
    const indicators = result.indicators.map(ofIndicator);
    return { resultId: result.resultId, rating: resultRating(indicators.map(({ rating }) => rating)), indicators };
  });
  return { results, work: rule === undefined ? null : workRating(plan.results, results, rule) };
};

const indicatorRating = (
  indicator: Indicator,
  value: number | null | undefined,
  period: Period,
  rule: SuggestionRule,
): Rating | null => {
  if (value === null || value === undefined) return null;
  const target = targetIn(period, indicator, rule);
  if (!meets(target, value)) return 'DI_BAWAH_EKSPEKTASI';
  return clearlyAbove(target, value, rule) ? 'DI_ATAS_EKSPEKTASI' : 'SESUAI_EKSPEKTASI';
};

/** One indicator below is enough for below; above needs all of those that have evidence. */
const resultRating = (ratings: readonly (Rating | null)[]): Rating | null => {
  const evidenced = ratings.filter((rating) => rating !== null);
  if (evidenced.length === 0) return null;
  if (evidenced.includes('DI_BAWAH_EKSPEKTASI')) return 'DI_BAWAH_EKSPEKTASI';
  return evidenced.every((rating) => rating === 'DI_ATAS_EKSPEKTASI') ? 'DI_ATAS_EKSPEKTASI' : 'SESUAI_EKSPEKTASI';
};

/** P6, guidance on rating work results: most above and no UTAMA below; most meet and only a small part of UTAMA below. */
const workRating = (
  planned: readonly PlannedResult[],
  suggested: readonly ResultSuggestion[],
  { most, smallPart }: SuggestionRule,
): Rating | null => {
  const evidenced = suggested.flatMap(({ rating }, index) =>
    rating === null ? [] : [{ rating, kind: planned[index]?.kind }],
  );
  if (evidenced.length === 0) return null;
  const below = (result: { rating: Rating }) => result.rating === 'DI_BAWAH_EKSPEKTASI';
  const utamaBelow = shareOf(
    evidenced.filter(({ kind }) => kind === 'UTAMA'),
    below,
  );
  const above = shareOf(evidenced, ({ rating }) => rating === 'DI_ATAS_EKSPEKTASI');
  const met = 1 - shareOf(evidenced, below);
  if (above > most && utamaBelow === 0) return 'DI_ATAS_EKSPEKTASI';
  return met > most && utamaBelow <= smallPart ? 'SESUAI_EKSPEKTASI' : 'DI_BAWAH_EKSPEKTASI';
};

const shareOf = <T>(items: readonly T[], test: (item: T) => boolean): number =>
  items.length === 0 ? 0 : items.filter(test).length / items.length;
