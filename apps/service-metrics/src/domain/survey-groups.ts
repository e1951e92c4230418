import type { SurveySums } from '#civil-service';
import type { Months, Span } from './months.js';
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

/** What a row tells of the forms of its span. */
export interface ToldForms {
  /** The months whose forms the row tells; when withheld those with which they are told, and null when they never are. */
  readonly months: Months | null;
  /** Undefined when they are withheld. */
  readonly sums: SurveySums | undefined;
}

/**
 * What may be told of the forms of a span, in an answer about the span `asked`. The months of a year are put together in their
 * order until each group has forms enough, and what is left over goes with the last group, so that a year that has enough is
 * told. Only whole groups are: then no subtraction of one row from another leaves a small one. A large month also stays with
 * the small ones before it: told by itself, it would give them away to who knows their sum, now or later in the year. A group
 * is told in the row in which it ends, if all of it was asked for. `months` are all that have forms in the years that
 * `asked` touches, in their order.
 */
export function tellable(span: Span, asked: Span, months: readonly MonthOfForms[]): ToldForms {
  const own = monthsOf(span);
  const touched = groupsOf(months).filter((group) => group.months.some(({ month }) => isWithin(own, month)));
  if (touched.some(({ forms }) => forms < SMALLEST_GROUP)) return { months: null, sums: undefined };
  const together = touched.flatMap((group) => group.months);
  const wide = widened(own, together);
  const isTold = wide.last === own.last && isWithin(monthsOf(asked), wide.first);
  return { months: wide, sums: isTold ? total(together) : undefined };
}

/** What is in a span, whoever may be told. */
export function allOf(span: Span, months: readonly MonthOfForms[]): ToldForms {
  const own = monthsOf(span);
  return { months: own, sums: total(months.filter(({ month }) => isWithin(own, month))) };
}

const monthsOf = ({ from, to }: Span): Months => ({ first: monthOf(from), last: monthOf(to) });

const widened = ({ first, last }: Months, groups: readonly MonthOfForms[]): Months => {
  const [begin = first, end = begin] = [groups.at(0)?.month, groups.at(-1)?.month];
  return { first: begin < first ? begin : first, last: end > last ? end : last };
};

const isWithin = ({ first, last }: Months, month: string): boolean => first <= month && month <= last;

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
