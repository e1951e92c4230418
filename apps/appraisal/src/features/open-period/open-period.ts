import { daysOf, type Period, type PeriodId, type PeriodKind, type UnitId } from '#civil-service';
import type { Transaction } from '#messaging';
import { SKIP_REASONS, type SkipReason } from '../../domain/opening.js';
import type { OpenedPeriod } from './opened-period.js';

/** All at once, in a fixed number of statements whatever the number of employees. `unitIds` null is the whole city. */
export async function openPeriod(
  tx: Transaction,
  kind: PeriodKind,
  period: Period,
  unitIds: readonly UnitId[] | null,
  now: Date,
): Promise<OpenedPeriod> {
  const id = await periodId(tx, kind, period, now);
  const opened = await openDrafts(tx, id, unitIds);
  // A period that has a draft again is not closed; the row's lock makes one who is closing it meanwhile count the drafts.
  if (opened > 0) await tx.query(`UPDATE period SET closed_at = NULL WHERE id = $1`, [id]);
  const { appraised, skipped } = await headcount(tx, id, unitIds);
  const unitsWithoutEmployees = await emptyUnits(tx, unitIds ?? []);
  return {
    ...{ id, kind, ...period, ...daysOf(period) },
    ...{ opened, alreadyOpen: appraised - opened, skipped, unitsWithoutEmployees },
  };
}

/** Two officials who open the same period at once get the same one: the second waits for the first. */
const periodId = async (tx: Transaction, kind: PeriodKind, { year, quarter }: Period, now: Date): Promise<PeriodId> => {
  await tx.query(
    `INSERT INTO period (kind, year, quarter, opened_at) VALUES ($1, $2, $3, $4) ON CONFLICT (year, quarter) DO NOTHING`,
    [kind, year, quarter, now],
  );
  const [row] = await tx.query<{ id: PeriodId }[]>(
    `SELECT id FROM period WHERE year = $1 AND quarter IS NOT DISTINCT FROM $2`,
    [year, quarter],
  );
  if (row === undefined) throw new Error('a period that was just written is not there');
  return row.id;
};

/** The lock keeps a draft from missing a change of unit or appraiser that is being recorded meanwhile. */
const openDrafts = async (tx: Transaction, id: PeriodId, unitIds: readonly UnitId[] | null): Promise<number> => {
  const [row] = await tx.query<[{ opened: number }]>(
    `WITH appraised AS (
       SELECT employee_id, unit_id, appraiser_id FROM employee
       WHERE skipped_because IS NULL AND ($2::uuid[] IS NULL OR unit_id = ANY ($2)) FOR SHARE),
     drafts AS (
       INSERT INTO appraisal (period_id, employee_id, unit_id, appraiser_id)
       SELECT $1, employee_id, unit_id, appraiser_id FROM appraised
       ON CONFLICT (period_id, employee_id) DO NOTHING RETURNING 1)
     SELECT count(*)::int AS opened FROM drafts`,
    [id, unitIds],
  );
  return row.opened;
};

const headcount = async (tx: Transaction, id: PeriodId, unitIds: readonly UnitId[] | null) => {
  const rows = await tx.query<{ reason: SkipReason | null; count: number }[]>(
    `SELECT CASE WHEN a.id IS NULL THEN e.skipped_because END AS reason, count(*)::int AS count
     FROM employee e LEFT JOIN appraisal a ON a.period_id = $1 AND a.employee_id = e.employee_id
     WHERE $2::uuid[] IS NULL OR e.unit_id = ANY ($2)
     GROUP BY 1`,
    [id, unitIds],
  );
  const of = (reason: SkipReason | null): number => rows.find((row) => row.reason === reason)?.count ?? 0;
  const skipped = Object.fromEntries(SKIP_REASONS.map((reason) => [reason, of(reason)])) as Record<SkipReason, number>;
  return { appraised: of(null), skipped };
};

const emptyUnits = async (tx: Transaction, unitIds: readonly UnitId[]): Promise<UnitId[]> => {
  const rows = await tx.query<{ id: UnitId }[]>(
    `SELECT DISTINCT id FROM unnest($1::uuid[]) AS id
     WHERE NOT EXISTS (SELECT 1 FROM employee WHERE unit_id = id) ORDER BY id`,
    [unitIds],
  );
  return rows.map(({ id }) => id);
};
