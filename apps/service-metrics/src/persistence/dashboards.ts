import type { DataSource } from 'typeorm';
import type { UnitId } from '#civil-service';
import type { DataOf, DashboardRecorded } from '#contracts';
import type { Transaction } from '#messaging';
import type { KeptCredential } from '#platform';

/** A dashboard as far as reports are concerned. */
export interface Dashboard {
  readonly dashboardId: string;
  readonly eventTypes: readonly string[];
  /** Null is every unit; a unit stands for all below it too. */
  readonly unitIds: readonly UnitId[] | null;
  readonly personalData: boolean;
}

/** Keeps the newest state that was told; an older one changes nothing. */
export async function keepDashboard(
  tx: Transaction,
  { dashboardId, active, eventTypes, unitIds, personalData, credentials }: DataOf<typeof DashboardRecorded>,
  sequence: number,
): Promise<void> {
  const kept = await tx.query<unknown[]>(
    `INSERT INTO dashboard AS t (dashboard_id, active, event_types, unit_ids, personal_data, sequence)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (dashboard_id) DO UPDATE SET active = excluded.active, event_types = excluded.event_types,
       unit_ids = excluded.unit_ids, personal_data = excluded.personal_data, sequence = excluded.sequence
     WHERE t.sequence < excluded.sequence
     RETURNING t.dashboard_id`,
    [dashboardId, active, eventTypes, unitIds, personalData, sequence],
  );
  if (kept.length === 0) return;
  await tx.query(`DELETE FROM dashboard_credential WHERE dashboard_id = $1`, [dashboardId]);
  await tx.query(
    `INSERT INTO dashboard_credential (credential_id, dashboard_id, hash)
     SELECT c.id, $1, decode(c.hash, 'hex') FROM unnest($2::text[], $3::text[]) AS c (id, hash)`,
    [dashboardId, credentials.map(({ id }) => id), credentials.map(({ hash }) => hash)],
  );
}

/** Who has these credentials, with their hashes. */
export async function dashboardsByCredential(
  db: DataSource,
  credentialIds: readonly string[],
): Promise<ReadonlyMap<string, KeptCredential<Dashboard>>> {
  const rows = await db.query<(Dashboard & { id: string; hash: Buffer })[]>(
    `SELECT c.credential_id AS id, c.hash, d.dashboard_id AS "dashboardId", d.event_types AS "eventTypes",
            d.unit_ids AS "unitIds", d.personal_data AS "personalData"
     FROM dashboard_credential c JOIN dashboard d USING (dashboard_id)
     WHERE c.credential_id = ANY ($1::text[]) AND d.active`,
    [credentialIds],
  );
  return new Map(rows.map(({ id, hash, ...holder }) => [id, { hash, holder }]));
}
