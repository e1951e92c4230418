import type { Transaction } from '#messaging';
import type { Scopes } from '../domain/scopes.js';

type Queries = Pick<Transaction, 'query'>;

export interface Dashboard extends Scopes {
  readonly dashboardId: string;
  readonly name: string;
  readonly contact: string;
  /** Grows with each change of the scopes. */
  readonly revision: number;
}

export interface ValidCredential {
  readonly credentialId: string;
  readonly issuedAt: string;
  /** Of one that was issued before accounts were given nobody knows, and this says yes. */
  readonly hasAccount: boolean;
}

/** A dashboard as the registry shows it. */
export interface ListedDashboard extends Dashboard {
  /** Those that are valid, oldest first. */
  readonly credentials: readonly ValidCredential[];
}

const COLUMNS = `d.dashboard_id AS "dashboardId", d.name, d.contact, d.event_types AS "eventTypes",
  d.unit_ids AS "unitIds", d.personal_data AS "personalData", d.revision`;

const LISTED = `SELECT ${COLUMNS}, coalesce((
    SELECT json_agg(json_build_object('credentialId', c.credential_id, 'issuedAt', c.issued_at,
                                      'hasAccount', c.has_account)
                    ORDER BY c.issued_at, c.credential_id)
    FROM credential c WHERE c.dashboard_id = d.dashboard_id AND c.revoked_at IS NULL), '[]') AS credentials
  FROM dashboard d`;

export const pageOfDashboards = (db: Queries, after: string | undefined, limit: number): Promise<ListedDashboard[]> =>
  db.query<ListedDashboard[]>(`${LISTED} WHERE $1::text IS NULL OR d.name > $1 ORDER BY d.name LIMIT $2`, [
    after ?? null,
    limit,
  ]);

export async function listedDashboard(db: Queries, dashboardId: string): Promise<ListedDashboard | undefined> {
  const [row] = await db.query<ListedDashboard[]>(`${LISTED} WHERE d.dashboard_id = $1`, [dashboardId]);
  return row;
}

/** Locks the dashboard until the transaction ends. */
export async function lockDashboard(tx: Transaction, dashboardId: string): Promise<Dashboard | undefined> {
  const [row] = await tx.query<Dashboard[]>(`SELECT ${COLUMNS} FROM dashboard d WHERE d.dashboard_id = $1 FOR UPDATE`, [
    dashboardId,
  ]);
  return row;
}

/** Adds a dashboard unless its name is taken, in whatever case. @returns the one that has the name, locked */
export async function addDashboard(
  tx: Transaction,
  dashboard: Dashboard,
): Promise<{ readonly dashboard: Dashboard; readonly isNew: boolean }> {
  const { dashboardId, name, contact, eventTypes, unitIds, personalData, revision } = dashboard;
  // Whoever else registers the name meanwhile waits. No index does it: a city may have registered two that differ by case.
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended(lower($1), 0))`, [name]);
  const [known] = await tx.query<Dashboard[]>(
    `SELECT ${COLUMNS} FROM dashboard d WHERE lower(d.name) = lower($1) ORDER BY d.name <> $1 LIMIT 1 FOR UPDATE`,
    [name],
  );
  if (known) return { dashboard: known, isNew: false };
  await tx.query(
    `INSERT INTO dashboard (dashboard_id, name, contact, event_types, unit_ids, personal_data, revision)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [dashboardId, name, contact, eventTypes, unitIds, personalData, revision],
  );
  return { dashboard, isNew: true };
}

export const saveDashboard = (tx: Transaction, dashboard: Dashboard): Promise<unknown> =>
  tx.query(
    `UPDATE dashboard SET contact = $2, event_types = $3, unit_ids = $4, personal_data = $5, revision = $6
     WHERE dashboard_id = $1`,
    [
      dashboard.dashboardId,
      dashboard.contact,
      dashboard.eventTypes,
      dashboard.unitIds,
      dashboard.personalData,
      dashboard.revision,
    ],
  );

/** Its credentials go with it. @returns the last sequence that services were told; undefined when there was no such one */
export async function removeDashboard(tx: Transaction, dashboardId: string): Promise<number | undefined> {
  const [removed] = await tx.query<{ sequence: number }[]>(
    `WITH gone AS (DELETE FROM dashboard WHERE dashboard_id = $1 RETURNING sequence) SELECT * FROM gone`,
    [dashboardId],
  );
  return removed?.sequence;
}
