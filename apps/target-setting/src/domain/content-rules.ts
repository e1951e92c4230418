import type { Measurement, Target } from './plan.js';
import type { ProposedResult } from './proposal.js';
import type { PlanViolation } from './violation.js';

/** Everything that is wrong with what a plan says, with JSON pointers into `{ results }`. */
export const contentViolations = (results: readonly ProposedResult[]): PlanViolation[] => [
  ...noUtama(results),
  ...repeatedTitles(results),
  ...results.flatMap((result, r) => withoutIndicators(result, `/results/${r}`)),
  ...results.flatMap(({ indicators }, r) =>
    indicators.flatMap(({ target, measurement }, i) =>
      measurement === null ? [] : unfitMeasurement(target, measurement, `/results/${r}/indicators/${i}`),
    ),
  ),
];

/** P6: results of low priority are optional, one of high priority is not. */
const noUtama = (results: readonly ProposedResult[]): PlanViolation[] =>
  results.some(({ kind }) => kind === 'UTAMA') ? [] : [{ code: 'NO_UTAMA_RESULT', field: '/results' }];

/** Two results of one name cannot be told apart when they are rated. */
const repeatedTitles = (results: readonly ProposedResult[]): PlanViolation[] => {
  const plain = results.map(({ title }) => title.trim().replace(/\s+/g, ' ').toLowerCase());
  return plain.flatMap((title, r) =>
    plain.indexOf(title) < r ? [{ code: 'DUPLICATE_TITLE', field: `/results/${r}/title` }] : [],
  );
};

/** P6 Pasal 9: a result has at least one indicator. */
const withoutIndicators = ({ indicators }: ProposedResult, field: string): PlanViolation[] =>
  indicators.length > 0 ? [] : [{ code: 'NO_INDICATOR', field: `${field}/indicators` }];

const unfitMeasurement = (target: Target, measurement: Measurement, indicator: string): PlanViolation[] => [
  ...unfitHours(measurement, `${indicator}/measurement/withinHours`),
  ...(measurement.measure === 'SHARE_WITHIN' ? noShare(target, indicator) : belowZero(target, indicator)),
];

const unfitHours = ({ measure, withinHours }: Measurement, field: string): PlanViolation[] => {
  const needed = measure === 'SHARE_WITHIN';
  if (needed === (withinHours !== null)) return [];
  return [{ code: needed ? 'MEASUREMENT_NEEDS_HOURS' : 'MEASUREMENT_HAS_NO_HOURS', field, params: { measure } }];
};

const noShare = ({ value, unit }: Target, indicator: string): PlanViolation[] => {
  const violations: PlanViolation[] = [];
  if (value < 0 || value > 100) violations.push({ code: 'SHARE_OUT_OF_RANGE', field: `${indicator}/target/value` });
  if (unit !== '%') violations.push({ code: 'SHARE_UNIT', field: `${indicator}/target/unit` });
  return violations;
};

/** Numbers of requests and hours are never negative, so such a target would be met by anything or by nothing. */
const belowZero = ({ value }: Target, indicator: string): PlanViolation[] =>
  value >= 0 ? [] : [{ code: 'TARGET_BELOW_ZERO', field: `${indicator}/target/value` }];
