import type { EmployeeId, IndicatorId, Quarter, ServiceCode } from '#civil-service';
import type { Transaction } from '#messaging';
import type { Realised } from '../domain/realisation.js';
import type { Stale } from '../domain/roll-up.js';
import { type Measured, subjectOf, type Window } from './measurements.js';

/** What is or was said of an indicator in a period. */
export interface Said extends Realised {
  readonly window: Window;
  readonly asOf: Date;
  readonly sequence: number;
}

interface MarkRow {
  readonly officer_id: EmployeeId;
  readonly service_code: ServiceCode;
  readonly year: number;
  readonly quarter: Quarter;
  readonly marks: number;
}

/**
 * Takes up to `most` marks away, those of another instance's transaction excepted. What made them is committed, so that
 * whatever is read after this sees it; a mark that comes later stays.
 */
export async function takeStale(tx: Transaction, most: number): Promise<{ stale: readonly Stale[]; marks: number }> {
  const rows = await tx.query<MarkRow[]>(
    `WITH taken AS (
       DELETE FROM stale_realisation
       WHERE id = ANY (ARRAY (SELECT id FROM stale_realisation ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED))
       RETURNING officer_id, service_code, year, quarter)
     SELECT officer_id, service_code, year, quarter, count(*)::int AS marks FROM taken GROUP BY 1, 2, 3, 4`,
    [most],
  );
  return {
    stale: rows.map(({ officer_id: officerId, service_code: serviceCode, year, quarter }) => ({
      officerId,
      serviceCode,
      year,
      quarter,
    })),
    marks: rows.reduce((sum, { marks }) => sum + marks, 0),
  };
}

/** Tells these locks from others on the same number. */
const REALISATION_LOCK = 0x5245_414c;

export async function lockOfficers(tx: Transaction, stale: readonly Stale[]): Promise<void> {
  const officers = [...new Set(stale.map(({ officerId }) => officerId))].sort();
  await tx.query(`SELECT pg_advisory_xact_lock($1, hashtext(officer)) FROM unnest($2::text[]) AS officer`, [
    REALISATION_LOCK,
    officers,
  ]);
}

interface SaidRow {
  readonly indicator_id: IndicatorId;
  readonly year: number;
  readonly quarter: Quarter | null;
  readonly value: number | null;
  readonly count: number;
  readonly sequence: number;
}

/** What was last said, by subject. */
export type SaidBefore = ReadonlyMap<string, Realised & { readonly sequence: number }>;

export async function saidBefore(tx: Transaction, measured: readonly Measured[]): Promise<SaidBefore> {
  const rows = await tx.query<SaidRow[]>(
    `SELECT indicator_id, year, quarter, value, count, sequence FROM realisation WHERE indicator_id = ANY ($1::uuid[])`,
    [measured.map(({ window }) => window.indicatorId)],
  );
  return new Map(rows.map((row) => [subjectOf(row.indicator_id, row), row]));
}

export async function say(tx: Transaction, news: readonly Said[]): Promise<void> {
  if (news.length === 0) return;
  const column = <T>(of: (said: Said) => T): T[] => news.map(of);
  await tx.query(
    `INSERT INTO realisation (indicator_id, year, quarter, plan_id, employee_id, service_code, measure, value, count,
                              as_of, sequence)
     SELECT * FROM unnest($1::uuid[], $2::int[], $3::int[], $4::uuid[], $5::uuid[], $6::text[], $7::text[],
                          $8::float8[], $9::int[], $10::timestamptz[], $11::int[])
     ON CONFLICT (indicator_id, year, quarter) DO UPDATE SET
       plan_id = excluded.plan_id, employee_id = excluded.employee_id, service_code = excluded.service_code,
       measure = excluded.measure, value = excluded.value, count = excluded.count, as_of = excluded.as_of,
       sequence = excluded.sequence`,
    [
      column(({ window }) => window.indicatorId),
      column(({ window }) => window.period.year),
      column(({ window }) => window.period.quarter),
      column(({ window }) => window.planId),
      column(({ window }) => window.employeeId),
      column(({ window }) => window.serviceCode),
      column(({ window }) => window.measure),
      column(({ value }) => value),
      column(({ count }) => count),
      column(({ asOf }) => asOf.toISOString()),
      column(({ sequence }) => sequence),
    ],
  );
}
