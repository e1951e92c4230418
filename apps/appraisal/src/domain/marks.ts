import {
  BEHAVIOUR_VALUES,
  type BehaviourValue,
  type Predicate,
  predicateOf,
  type Rating,
  type Result,
  type ResultId,
  unless,
  type Violation,
} from '#civil-service';
import type { AgreedPlan } from './plan.js';
import type { Suggestion } from './suggestion.js';

export interface ResultMark {
  readonly resultId: ResultId;
  readonly rating: Rating;
  /** Why the appraiser departs from the suggestion, or any other remark. */
  readonly reason: string | null;
}

/** What the appraiser has rated so far. There is no predicate in it: it cannot be typed. */
export interface DraftMarks {
  readonly results: readonly ResultMark[];
  readonly workRating: Rating | null;
  readonly workReason: string | null;
  readonly behaviour: Readonly<Partial<Record<BehaviourValue, Rating>>>;
  readonly behaviourRating: Rating | null;
}

/** A whole rating: each result of the plan in the plan's order, work results, the seven values, behaviour. */
export interface Marks extends DraftMarks {
  readonly workRating: Rating;
  readonly behaviour: Readonly<Record<BehaviourValue, Rating>>;
  readonly behaviourRating: Rating;
}

export const predicateFor = ({ workRating, behaviourRating }: Marks): Predicate =>
  predicateOf(workRating, behaviourRating);

/** Null until both work results and behaviour are rated: a predicate is never guessed. */
export const predicateSoFar = ({ workRating, behaviourRating }: DraftMarks): Predicate | null =>
  workRating === null || behaviourRating === null ? null : predicateOf(workRating, behaviourRating);

/** Only results of the plan in force are rated, each once. */
export const strangeResults = ({ results }: DraftMarks, plan: AgreedPlan | null): Violation[] => {
  if (plan === null) return results.length === 0 ? [] : [{ code: 'NO_AGREED_PLAN', field: '/results' }];
  const planned = new Set<string>(plan.results.map(({ resultId }) => resultId));
  return results.flatMap(({ resultId }, index): Violation[] => {
    const field = `/results/${index}/resultId`;
    if (!planned.has(resultId)) return [{ code: 'UNKNOWN_RESULT', field }];
    const first = results.findIndex((other) => other.resultId === resultId);
    return first === index ? [] : [{ code: 'RESULT_RATED_TWICE', field }];
  });
};

/** A departure from what the evidence suggests carries a written reason; without evidence there is nothing to depart from. */
export const missingReasons = (marks: DraftMarks, suggestion: Suggestion): Violation[] => {
  const suggested = new Map(suggestion.results.map(({ resultId, rating }) => [resultId, rating]));
  const needed = (field: string, given: Rating | null, reason: string | null, hint: Rating | null): Violation[] =>
    given === null || hint === null || given === hint || reason !== null
      ? []
      : [{ code: 'REASON_NEEDED', field, params: { suggestion: hint } }];
  return [
    ...marks.results.flatMap(({ resultId, rating, reason }, index) =>
      needed(`/results/${index}/reason`, rating, reason, suggested.get(resultId) ?? null),
    ),
    ...needed('/workReason', marks.workRating, marks.workReason, suggestion.work),
  ];
};

/**
 * The marks as a whole rating of this plan, or all that is still missing. Marks of results that a newer version of the plan
 * no longer has are left out.
 */
export const complete = (draft: DraftMarks, plan: AgreedPlan): Result<Marks> => {
  const given = new Map(draft.results.map((mark) => [mark.resultId, mark]));
  const missing = [
    ...plan.results.flatMap(({ resultId }, index) => (given.has(resultId) ? [] : [`/results/${index}`])),
    ...(draft.workRating === null ? ['/workRating'] : []),
    ...BEHAVIOUR_VALUES.flatMap((value) => (draft.behaviour[value] === undefined ? [`/behaviour/${value}`] : [])),
    ...(draft.behaviourRating === null ? ['/behaviourRating'] : []),
  ];
  const results = plan.results.flatMap(({ resultId }) => given.get(resultId) ?? []);
  return unless(
    missing.map((field) => ({ code: 'RATING_MISSING', field })),
    { ...draft, results } as Marks,
  );
};

export const sameMarks = (left: DraftMarks, right: DraftMarks): boolean => {
  const others = new Map(right.results.map((mark) => [mark.resultId, mark]));
  return (
    left.workRating === right.workRating &&
    left.workReason === right.workReason &&
    left.behaviourRating === right.behaviourRating &&
    BEHAVIOUR_VALUES.every((value) => left.behaviour[value] === right.behaviour[value]) &&
    left.results.length === right.results.length &&
    left.results.every(({ resultId, rating, reason }) => {
      const other = others.get(resultId);
      return other?.rating === rating && other.reason === reason;
    })
  );
};
