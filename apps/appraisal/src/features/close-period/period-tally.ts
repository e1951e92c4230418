import { jakartaDay, type PeriodId } from '#civil-service';
import type { Transaction } from '#messaging';
import { lastDayToObject, type ObjectionTerm } from '../../domain/closing.js';
import type { ClosedPeriod } from './closed-period.js';

export type Tally = Omit<ClosedPeriod, 'id' | 'becameFinal' | 'alreadyFinal' | 'closedAt'> & { readonly final: number };

interface Row {
  readonly final: number;
  readonly left: number;
  readonly waiting: number;
  readonly lastSignedAt: Date | null;
  readonly drafts: number;
  readonly accountedFor: number;
}

/** Where the period's appraisals stand; `day` is the last day of signing whose term has passed. */
export async function tally(tx: Transaction, id: PeriodId, day: string, term: ObjectionTerm): Promise<Tally> {
  const [row] = await tx.query<[Row]>(
    `SELECT count(*) FILTER (WHERE state = 'ACKNOWLEDGED')::int AS final,
            count(*) FILTER (WHERE state = 'SIGNED' AND passed)::int AS left,
            count(*) FILTER (WHERE state = 'SIGNED' AND NOT passed)::int AS waiting,
            max(signed_at) FILTER (WHERE state = 'SIGNED' AND NOT passed) AS "lastSignedAt",
            count(*) FILTER (WHERE state = 'DRAFT' AND e.skipped_because IS NULL)::int AS drafts,
            count(*) FILTER (WHERE state = 'DRAFT' AND e.skipped_because IS NOT NULL)::int AS "accountedFor"
     FROM appraisal a JOIN employee e USING (employee_id)
     CROSS JOIN LATERAL (SELECT signed_at < ($2::date + 1)::timestamp AT TIME ZONE 'Asia/Jakarta' AS passed) t
     WHERE period_id = $1`,
    [id, day],
  );
  const { lastSignedAt, ...counts } = row;
  const lastTermEnds = lastSignedAt && lastDayToObject(jakartaDay(lastSignedAt), term);
  return { ...counts, lastTermEnds };
}

/** A period is closed when all its appraisals are final or accounted for. @returns since when, null while it is not */
export async function keepClosed(tx: Transaction, id: PeriodId, closed: boolean, now: Date): Promise<Date | null> {
  const [row] = await tx.query<{ closedAt: Date | null }[]>(
    `WITH kept AS (
       UPDATE period SET closed_at = CASE WHEN $2 THEN coalesce(closed_at, $3) END WHERE id = $1 RETURNING closed_at)
     SELECT closed_at AS "closedAt" FROM kept`,
    [id, closed, now],
  );
  return row?.closedAt ?? null;
}
