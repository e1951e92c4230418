import type { IssuedCredential } from '#platform';
import type { Transaction } from '#messaging';
import type { Dashboard } from './dashboards.js';

type Queries = Pick<Transaction, 'query'>;

interface NewCredential extends Pick<IssuedCredential, 'id' | 'hash'> {
  readonly hasAccount: boolean;
}

export const saveCredential = (
  tx: Transaction,
  dashboardId: string,
  { id, hash, hasAccount }: NewCredential,
  now: Date,
): Promise<unknown> =>
  tx.query(
    `INSERT INTO credential (credential_id, dashboard_id, hash, has_account, issued_at) VALUES ($1, $2, $3, $4, $5)`,
    [id, dashboardId, hash, hasAccount, now],
  );

/** A dashboard's valid ones; the dashboard should be locked. */
export async function credentialsOf(tx: Transaction, dashboardId: string): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT credential_id AS id FROM credential WHERE dashboard_id = $1 AND revoked_at IS NULL`,
    [dashboardId],
  );
  return rows.map(({ id }) => id);
}

/** Those of them that have an account in Kafka. */
export async function accountsOf(tx: Transaction, dashboardId: string): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT credential_id AS id FROM credential WHERE dashboard_id = $1 AND revoked_at IS NULL AND has_account`,
    [dashboardId],
  );
  return rows.map(({ id }) => id);
}

type OfDashboard = Pick<Dashboard, 'dashboardId' | 'eventTypes' | 'unitIds' | 'personalData'>;

/** All valid ones that have an account in Kafka, with the scopes of their dashboards. */
export const validAccounts = (db: Queries): Promise<(OfDashboard & { readonly id: string })[]> =>
  db.query(
    `SELECT c.credential_id AS id, d.dashboard_id AS "dashboardId", d.event_types AS "eventTypes",
            d.unit_ids AS "unitIds", d.personal_data AS "personalData"
     FROM credential c JOIN dashboard d USING (dashboard_id) WHERE c.revoked_at IS NULL AND c.has_account`,
  );

/** Undefined when the dashboard never had it; revoking twice keeps the first time. */
export async function revokeCredential(
  tx: Transaction,
  dashboardId: string,
  credentialId: string,
  now: Date,
): Promise<{ readonly hasAccount: boolean } | undefined> {
  const [row] = await tx.query<{ hasAccount: boolean }[]>(
    `WITH revoked AS (
       UPDATE credential SET revoked_at = coalesce(revoked_at, $3)
       WHERE dashboard_id = $1 AND credential_id = $2 RETURNING has_account)
     SELECT has_account AS "hasAccount" FROM revoked`,
    [dashboardId, credentialId, now],
  );
  return row;
}

export interface KnownCredential {
  readonly id: string;
  readonly hash: Buffer;
  readonly dashboard: Dashboard;
}

/** Of these credentials those that are valid, with their dashboards. */
export async function knownCredentials(
  db: Queries,
  credentialIds: readonly string[],
): Promise<readonly KnownCredential[]> {
  const rows = await db.query<(Dashboard & { id: string; hash: Buffer })[]>(
    `SELECT c.credential_id AS id, c.hash, d.dashboard_id AS "dashboardId", d.name, d.contact,
            d.event_types AS "eventTypes", d.unit_ids AS "unitIds", d.personal_data AS "personalData", d.revision
     FROM credential c JOIN dashboard d USING (dashboard_id)
     WHERE c.credential_id = ANY ($1::text[]) AND c.revoked_at IS NULL`,
    [credentialIds],
  );
  return rows.map(({ id, hash, ...dashboard }) => ({ id, hash, dashboard }));
}

/** Of these credentials those that are valid, with the revision of their dashboard's scopes. */
export async function revisionsOf(db: Queries, credentialIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query<{ id: string; revision: number }[]>(
    `SELECT c.credential_id AS id, d.revision FROM credential c JOIN dashboard d USING (dashboard_id)
     WHERE c.credential_id = ANY ($1::text[]) AND c.revoked_at IS NULL`,
    [credentialIds],
  );
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}
