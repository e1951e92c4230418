import { daysOf, isCalendarDay, ok, refused, type Result } from '#civil-service';
import { lastDayOf } from './months.js';
import { parsePeriod } from './report.js';

/** The last day of a day, month, quarter or year, written `2025-03-31`, `2025-03`, `2025-Q1` or `2025`, that is over. */
export function periodEnd(text: string, today: string): Result<string> {
  const day = lastDay(text);
  if (day === undefined) return refused({ code: 'PERIOD_END_UNREADABLE', field: '/at' });
  return day < today ? ok(day) : refused({ code: 'PERIOD_NOT_OVER', field: '/at', params: { day } });
}

function lastDay(text: string): string | undefined {
  if (/^20\d\d-\d\d-\d\d$/.test(text)) return isCalendarDay(text) ? text : undefined;
  const period = parsePeriod(text);
  return period === undefined ? lastDayOf(text) : daysOf(period).to;
}
