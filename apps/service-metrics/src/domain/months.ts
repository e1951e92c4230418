import { ok, refused, type Result } from '#civil-service';

/** Days of a report's row, both included. `name` is `2025-01`, or `2025-01/2025-03` for a range of months. */
export interface Span {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** Months from the first to the last, both included, as `2025-01`. */
export interface Months {
  readonly first: string;
  readonly last: string;
}

/** `2025-01`, or `2025-01/2025-03` for a range. */
export const monthsName = ({ first, last }: Months): string => (first === last ? first : `${first}/${last}`);

/** One after the other, and never none. */
export type Spans = readonly [Span, ...Span[]];

export const MOST_MONTHS = 120;
const USUAL_MONTHS = 12;

const MONTH = /^(20\d{2})-(0[1-9]|1[0-2])$/;

/** Months since the year 0; undefined for what is no month of this century. */
const numberOf = (text: string): number | undefined => {
  const [, year, month] = MONTH.exec(text) ?? [];
  return year === undefined ? undefined : Number(year) * 12 + Number(month) - 1;
};

const nameOf = (month: number): string => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;

const lastDayIn = (month: number): string =>
  new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).toISOString().slice(0, 10);

/** Undefined for what is no month. */
export function lastDayOf(month: string): string | undefined {
  const number = numberOf(month);
  return number === undefined ? undefined : lastDayIn(number);
}

export interface AskedMonths {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Each month by itself, or all of them together. */
  readonly per: 'month' | 'range';
}

/** The spans of a report in their order; the twelve months up to today's when none are asked for. `today` is `YYYY-MM-DD`. */
export function spansOf({ from, to, per }: AskedMonths, today: string): Result<Spans> {
  const last = numberOf(to ?? today.slice(0, 7));
  if (last === undefined) return refused({ code: 'NOT_A_MONTH', field: '/to' });
  const first = from === undefined ? last - USUAL_MONTHS + 1 : numberOf(from);
  if (first === undefined) return refused({ code: 'NOT_A_MONTH', field: '/from' });
  if (first > last) return refused({ code: 'MONTHS_REVERSED', field: '/from' });
  if (last - first >= MOST_MONTHS)
    return refused({ code: 'TOO_MANY_MONTHS', field: '/from', params: { max: MOST_MONTHS } });
  if (per === 'range') return ok([spanOf(first, last)]);
  const later = Array.from({ length: last - first }, (_, index) => first + 1 + index);
  return ok([spanOf(first, first), ...later.map((month) => spanOf(month, month))]);
}

const spanOf = (first: number, last: number): Span => ({
  name: monthsName({ first: nameOf(first), last: nameOf(last) }),
  from: `${nameOf(first)}-01`,
  to: lastDayIn(last),
});

/** All of them as one. */
export function wholeOf(spans: Spans): Span {
  const [{ from }] = spans;
  const { to } = spans.at(-1) ?? spans[0];
  return { name: monthsName({ first: from.slice(0, 7), last: to.slice(0, 7) }), from, to };
}
