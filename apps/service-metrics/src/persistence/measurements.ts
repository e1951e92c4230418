import {
  daysOf,
  type EmployeeId,
  type IndicatorId,
  type Measure,
  type Period,
  type PlanId,
  type Quarter,
  type ServiceCode,
} from '#civil-service';
import type { Transaction } from '#messaging';
import type { Finished } from '../domain/realisation.js';
import type { Stale } from '../domain/roll-up.js';

/** One bound indicator in one period: what is to be measured. */
export interface Window {
  /** Indicator and period, as a map's key. */
  readonly subject: string;
  readonly planId: PlanId;
  readonly indicatorId: IndicatorId;
  readonly employeeId: EmployeeId;
  readonly serviceCode: ServiceCode;
  readonly measure: Measure;
  readonly withinHours: number | null;
  readonly period: Period;
}

export const subjectOf = (indicatorId: string, { year, quarter }: Period): string =>
  `${indicatorId}/${year}/${quarter}`;

interface BindingRow {
  readonly plan_id: PlanId;
  readonly indicator_id: IndicatorId;
  readonly employee_id: EmployeeId;
  readonly service_code: ServiceCode;
  readonly measure: Measure;
  readonly within_hours: number | null;
  readonly year: number;
  readonly quarters: readonly Quarter[];
}

/** The indicators bound to what is stale, each for its stale quarters and the year. */
export async function windowsOf(tx: Transaction, stale: readonly Stale[]): Promise<readonly Window[]> {
  if (stale.length === 0) return [];
  const rows = await tx.query<BindingRow[]>(
    `SELECT b.plan_id, b.indicator_id, b.employee_id, b.service_code, b.measure, b.within_hours, b.year, s.quarters
     FROM (SELECT officer_id, service_code, year, array_agg(DISTINCT quarter) AS quarters
           FROM unnest($1::uuid[], $2::text[], $3::int[], $4::int[]) AS s (officer_id, service_code, year, quarter)
           GROUP BY officer_id, service_code, year) s
     JOIN binding b ON b.employee_id = s.officer_id AND b.service_code = s.service_code AND b.year = s.year
     ORDER BY b.employee_id, b.indicator_id`,
    [
      stale.map(({ officerId }) => officerId),
      stale.map(({ serviceCode }) => serviceCode),
      stale.map(({ year }) => year),
      stale.map(({ quarter }) => quarter),
    ],
  );
  return rows.flatMap((row) => [...row.quarters, null].map((quarter) => windowOf(row, { year: row.year, quarter })));
}

const windowOf = (row: BindingRow, period: Period): Window => ({
  subject: subjectOf(row.indicator_id, period),
  planId: row.plan_id,
  indicatorId: row.indicator_id,
  employeeId: row.employee_id,
  serviceCode: row.service_code,
  measure: row.measure,
  withinHours: row.within_hours,
  period,
});

export interface Measured {
  readonly window: Window;
  readonly facts: Finished;
}

interface FactsRow {
  readonly finished: number;
  readonly measured: number;
  readonly within: number;
  readonly median: number | null;
}

const HOUR_MS = 3_600_000;

/** Exact, from the requests themselves: evidence is not estimated. */
export async function measure(tx: Transaction, windows: readonly Window[]): Promise<readonly Measured[]> {
  if (windows.length === 0) return [];
  const days = windows.map(({ period }) => daysOf(period));
  const rows = await tx.query<FactsRow[]>(
    `SELECT f.finished::int, f.measured::int, f.within::int, f.median
     FROM unnest($1::uuid[], $2::text[], $3::date[], $4::date[], $5::float8[], $6::boolean[])
            WITH ORDINALITY AS w (officer_id, service_code, first_day, last_day, within_ms, wants_median, position)
     CROSS JOIN LATERAL (
       SELECT count(*) AS finished, count(r.turnaround_ms) AS measured,
              count(*) FILTER (WHERE r.turnaround_ms <= w.within_ms) AS within,
              percentile_cont(0.5) WITHIN GROUP (ORDER BY r.turnaround_ms) FILTER (WHERE w.wants_median) AS median
       FROM request r
       WHERE r.service_code = w.service_code AND r.officer_id = w.officer_id
         AND r.finished_on BETWEEN w.first_day AND w.last_day) f
     ORDER BY w.position`,
    [
      windows.map(({ employeeId }) => employeeId),
      windows.map(({ serviceCode }) => serviceCode),
      days.map(({ from }) => from),
      days.map(({ to }) => to),
      windows.map(({ withinHours }) => (withinHours === null ? null : withinHours * HOUR_MS)),
      windows.map((window) => window.measure === 'MEDIAN_HOURS'),
    ],
  );
  return windows.map((window, index) => ({ window, facts: factsOf(rows[index]) }));
}

const factsOf = (row: FactsRow | undefined): Finished => ({
  finished: row?.finished ?? 0,
  measured: row?.measured ?? 0,
  within: row?.within ?? 0,
  medianMs: row?.median ?? null,
});
