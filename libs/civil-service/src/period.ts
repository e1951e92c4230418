/** P6 Pasal 24-25: appraisal is periodic (here by quarter) and annual. */
export const PERIOD_KINDS = ['ANNUAL', 'QUARTERLY'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** A year, or one quarter of it. */
export interface Period {
  readonly year: number;
  readonly quarter: Quarter | null;
}

export const QUARTERS = [1, 2, 3, 4] as const;
export type Quarter = (typeof QUARTERS)[number];

/** Stable text of a period: `2025` or `2025-Q1`. */
export const periodText = ({ year, quarter }: Period): string => (quarter === null ? `${year}` : `${year}-Q${quarter}`);

/** Asia/Jakarta has been UTC+7 without daylight saving since 1988, so the offset is a constant for every date served here. */
const JAKARTA_OFFSET_MS = 7 * 3_600_000;

/** The calendar day in Asia/Jakarta on which an instant falls, as `YYYY-MM-DD`. */
export const jakartaDay = (instant: Date): string =>
  new Date(instant.getTime() + JAKARTA_OFFSET_MS).toISOString().slice(0, 10);

/** The first instant after a day (`YYYY-MM-DD`) in Asia/Jakarta. */
export const endOfJakartaDay = (day: string): Date => new Date(Date.parse(`${day}T24:00:00Z`) - JAKARTA_OFFSET_MS);

/** The quarter in which a day (`YYYY-MM-DD`) falls. */
export const quarterOf = (day: string): { readonly year: number; readonly quarter: Quarter } => ({
  year: Number(day.slice(0, 4)),
  quarter: QUARTERS[Math.floor((Number(day.slice(5, 7)) - 1) / 3)] ?? 4,
});

/** First and last day of a period, both included. */
export const daysOf = ({ year, quarter }: Period): { readonly from: string; readonly to: string } => {
  if (quarter === null) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const lastDay = { 1: '03-31', 2: '06-30', 3: '09-30', 4: '12-31' }[quarter];
  return { from: `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`, to: `${year}-${lastDay}` };
};
