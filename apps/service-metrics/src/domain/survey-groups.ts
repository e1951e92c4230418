import type { SurveySums } from '#civil-service';
import type { Span } from './months.js';
import { SMALLEST_GROUP } from './small-groups.js';
import { monthOf, total } from './survey-form.js';

/** Forms of one month, `2025-01`, of one service of one unit. */
export interface MonthOfForms extends SurveySums {
  readonly month: string;
}

interface Group {
  readonly months: readonly MonthOfForms[];
  readonly forms: number;
}

const EMPTY: Group = { months: [], forms: 0 };

const joined = (left: Group, right: Group): Group => ({
  months: [...left.months, ...right.months],
  forms: left.forms + right.forms,
});

/**
 * The forms of a span, added up; undefined when they are withheld. The months of a year are put together in their order until
 * each group has forms enough, and what is left over goes with the last group, so that a year that has enough is told. A span
 * is told when it cuts no group and none is too small: then no subtraction of one row from another leaves a small one.
 * `months` are all that have forms in the years that the span touches, in their order.
 */
export function tellable(span: Span, months: readonly MonthOfForms[]): SurveySums | undefined {
  const within = ({ month }: MonthOfForms): boolean => monthOf(span.from) <= month && month <= monthOf(span.to);
  const isTold = (group: Group): boolean => group.forms >= SMALLEST_GROUP && group.months.every(within);
  const touched = groupsOf(months).filter((group) => group.months.some(within));
  return touched.every(isTold) ? total(touched.flatMap((group) => group.months)) : undefined;
}

/** What is in a span, whoever may be told. */
export const allOf = (span: Span, months: readonly MonthOfForms[]): SurveySums =>
  total(months.filter(({ month }) => monthOf(span.from) <= month && month <= monthOf(span.to)));

const groupsOf = (months: readonly MonthOfForms[]): readonly Group[] =>
  [...Map.groupBy(months, ({ month }) => month.slice(0, 4)).values()].flatMap(groupsOfYear);

function groupsOfYear(months: readonly MonthOfForms[]): readonly Group[] {
  const whole: Group[] = [];
  let begun = EMPTY;
  for (const month of months) {
    begun = joined(begun, { months: [month], forms: month.forms });
    if (begun.forms < SMALLEST_GROUP) continue;
    whole.push(begun);
    begun = EMPTY;
  }
  if (begun.forms > 0) whole.push(joined(whole.pop() ?? EMPTY, begun));
  return whole;
}
