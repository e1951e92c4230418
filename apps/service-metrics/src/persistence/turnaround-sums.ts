import type { EntityManager } from 'typeorm';
import type { EmployeeId, ServiceCode, UnitId } from '#civil-service';
import type { BucketSum } from '../domain/report.js';
import { UNMEASURED } from '../domain/roll-up.js';

export const GROUPINGS = ['day', 'quarter', 'officer', 'unit'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What is left undefined does not narrow. Days are included on both ends. */
export interface TurnaroundFilter {
  readonly serviceCode?: ServiceCode | undefined;
  /** Units whose events count. */
  readonly unitIds?: readonly UnitId[] | undefined;
  readonly officerId?: EmployeeId | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const GROUPS: Readonly<Record<Grouping, string>> = {
  day: `t.day::text`,
  quarter: `to_char(t.day, 'YYYY-"Q"Q')`,
  officer: `t.officer_id::text`,
  unit: `(SELECT u.code FROM unit u WHERE u.unit_id = t.unit_id)`,
};

const NARROWED = `
  ($1::text IS NULL OR t.service_code = $1) AND ($2::uuid[] IS NULL OR t.unit_id = ANY ($2))
  AND ($3::uuid IS NULL OR t.officer_id = $3) AND ($4::date IS NULL OR t.day >= $4) AND ($5::date IS NULL OR t.day <= $5)`;

const parameters = ({ serviceCode, unitIds, officerId, from, to }: TurnaroundFilter) => [
  serviceCode ?? null,
  unitIds ?? null,
  officerId ?? null,
  from ?? null,
  to ?? null,
];

interface SumRow extends BucketSum {
  readonly group: string | null;
}

/** The roll-up added up by bucket, in groups (one group, null, without a grouping), ordered by group. Null also groups what no officer did. */
export async function sumsBy(
  db: EntityManager,
  filter: TurnaroundFilter,
  by?: Grouping,
): Promise<ReadonlyMap<string | null, readonly BucketSum[]>> {
  const rows = await db.query<SumRow[]>(
    `SELECT ${by === undefined ? 'NULL' : GROUPS[by]} AS "group", t.bucket,
            sum(t.n)::int AS n, sum(t.judged)::int AS judged, sum(t.on_time)::int AS "onTime"
     FROM turnaround t WHERE ${NARROWED}
     GROUP BY 1, 2 HAVING sum(t.n) <> 0 ORDER BY 1, 2`,
    parameters(filter),
  );
  return Map.groupBy(rows, ({ group }) => group);
}

/** The latest quarters in which something was measured, newest first, as `2025-Q1`. */
export async function quartersWithData(db: EntityManager, filter: TurnaroundFilter, most: number): Promise<string[]> {
  const rows = await db.query<{ quarter: string }[]>(
    `SELECT ${GROUPS.quarter} AS quarter FROM turnaround t WHERE ${NARROWED} AND t.bucket <> ${UNMEASURED}
     GROUP BY 1 HAVING sum(t.n) > 0 ORDER BY 1 DESC LIMIT $6`,
    [...parameters(filter), most],
  );
  return rows.map(({ quarter }) => quarter);
}

/** A unit and all below it, by the unit's code or id; undefined when there is no such unit. */
export async function unitsWithin(db: EntityManager, name: string): Promise<readonly UnitId[] | undefined> {
  const rows = await db.query<{ unit_id: UnitId }[]>(
    `WITH RECURSIVE within AS (
       SELECT unit_id FROM unit WHERE lower(code) = lower($1) OR unit_id::text = lower($1)
       UNION SELECT u.unit_id FROM unit u JOIN within w ON u.parent_id = w.unit_id)
     SELECT unit_id FROM within`,
    [name],
  );
  return rows.length === 0 ? undefined : rows.map(({ unit_id: unitId }) => unitId);
}
