import { asId, type IndicatorAspect, type IndicatorId, type ResultId, type ResultKind } from '#civil-service';
import type { Indicator, Measurement, Plan, PlannedResult, Target } from './plan.js';
import type { PlanViolation } from './violation.js';

/** As an employee writes it. An id says "the same as in an earlier version"; null asks for a new one. */
export interface ProposedIndicator {
  readonly indicatorId: IndicatorId | null;
  readonly aspect: IndicatorAspect;
  readonly description: string;
  readonly target: Target;
  readonly measurement: Measurement | null;
}

export interface ProposedResult {
  readonly resultId: ResultId | null;
  readonly title: string;
  readonly kind: ResultKind;
  readonly indicators: readonly ProposedIndicator[];
}

/** Whether a proposal says what a version says already. Ids count where they are given. */
export const saysTheSame = (proposed: readonly ProposedResult[], planned: readonly PlannedResult[]): boolean =>
  alike(proposed, planned, sameResult);

const sameResult = (proposed: ProposedResult, planned: PlannedResult): boolean =>
  [null, planned.resultId].includes(proposed.resultId) &&
  proposed.title === planned.title &&
  proposed.kind === planned.kind &&
  alike(proposed.indicators, planned.indicators, sameIndicator);

const sameIndicator = (proposed: ProposedIndicator, planned: Indicator): boolean =>
  [null, planned.indicatorId].includes(proposed.indicatorId) &&
  proposed.aspect === planned.aspect &&
  proposed.description === planned.description &&
  proposed.target.comparison === planned.target.comparison &&
  proposed.target.value === planned.target.value &&
  proposed.target.unit === planned.target.unit &&
  proposed.measurement?.serviceCode === planned.measurement?.serviceCode &&
  proposed.measurement?.measure === planned.measurement?.measure &&
  proposed.measurement?.withinHours === planned.measurement?.withinHours;

const alike = <A, B>(left: readonly A[], right: readonly B[], same: (a: A, b: B) => boolean): boolean =>
  left.length === right.length && left.every((a, index) => right.slice(index, index + 1).every((b) => same(a, b)));

/** The proposal with an id for everything; `newId` gives a UUID that was never given before. */
export const identified = (proposed: readonly ProposedResult[], newId: () => string): readonly PlannedResult[] =>
  proposed.map((result) => ({
    ...result,
    resultId: result.resultId ?? asId<ResultId>(newId()),
    indicators: result.indicators.map((indicator) => ({
      ...indicator,
      indicatorId: indicator.indicatorId ?? asId<IndicatorId>(newId()),
    })),
  }));

/** Ids that this plan never had, or that come twice: evidence would go to another's indicator, or to two at once. */
export function strangeIds(proposed: readonly ProposedResult[], { versions }: Plan): PlanViolation[] {
  const results = versions.flatMap(({ results }) => results);
  const resultIds = new Set<string>(results.map(({ resultId }) => resultId));
  const indicatorIds = new Set<string>(
    results.flatMap(({ indicators }) => indicators).map(({ indicatorId }) => indicatorId),
  );
  return [
    ...strange(
      proposed.map(({ resultId }, r) => [resultId, `/results/${r}/resultId`]),
      resultIds,
    ),
    ...strange(
      proposed.flatMap(({ indicators }, r) =>
        indicators.map(({ indicatorId }, i): Mention => [indicatorId, `/results/${r}/indicators/${i}/indicatorId`]),
      ),
      indicatorIds,
    ),
  ];
}

type Mention = readonly [id: string | null, field: string];

const strange = (mentions: readonly Mention[], known: ReadonlySet<string>): PlanViolation[] => {
  const seen = new Set<string>();
  return mentions.flatMap(([id, field]): PlanViolation[] => {
    if (id === null) return [];
    if (!known.has(id)) return [{ code: 'FOREIGN_ID', field }];
    if (seen.has(id)) return [{ code: 'REPEATED_ID', field }];
    seen.add(id);
    return [];
  });
};
