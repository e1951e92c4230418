import { type DataOf, DashboardRecorded } from '#contracts';
import { newEvent, type NewEvent, type Transaction } from '#messaging';

interface ToldRow extends Omit<DataOf<typeof DashboardRecorded>, 'active'> {
  readonly sequence: number;
}

/**
 * The dashboard's whole state after what this transaction did, for the services that answer dashboards themselves. To be
 * called last: it holds the dashboard, so that states are numbered in the order in which they become true.
 */
export async function dashboardTold(tx: Transaction, dashboardId: string): Promise<readonly NewEvent[]> {
  await tx.query(`UPDATE dashboard SET sequence = sequence + 1 WHERE dashboard_id = $1`, [dashboardId]);
  const [row] = await tx.query<ToldRow[]>(
    `SELECT d.dashboard_id AS "dashboardId", d.event_types AS "eventTypes", d.unit_ids AS "unitIds",
            d.personal_data AS "personalData", d.sequence, coalesce((
              SELECT json_agg(json_build_object('id', c.credential_id, 'hash', encode(c.hash, 'hex')) ORDER BY c.credential_id)
              FROM credential c WHERE c.dashboard_id = d.dashboard_id AND c.revoked_at IS NULL), '[]') AS credentials
     FROM dashboard d WHERE d.dashboard_id = $1`,
    [dashboardId],
  );
  if (row === undefined) return [];
  const { sequence, ...state } = row;
  return [newEvent(DashboardRecorded, { ...state, active: true }, sequence)];
}

/** That there is no such dashboard any more; `sequence` is the last that was told. */
export const dashboardGone = (dashboardId: string, sequence: number): NewEvent =>
  newEvent(
    DashboardRecorded,
    { dashboardId, active: false, eventTypes: [], unitIds: [], personalData: false, credentials: [] },
    sequence + 1,
  );
