import type { Transaction } from '#messaging';
import type { Progress } from '../domain/retrying.js';
import type { Scopes } from '../domain/scopes.js';

type Queries = Pick<Transaction, 'query'>;

/** A webhook as its dashboard sees it. */
export interface ListedWebhook extends Omit<Progress, 'nextAttemptAt'> {
  readonly webhookId: string;
  readonly url: string;
  readonly eventTypes: readonly string[];
  /** Null while it is paused. */
  readonly nextAttemptAt: Date | null;
}

const COLUMNS = `w.webhook_id AS "webhookId", w.url, w.event_types AS "eventTypes", w.position, w.state, w.attempts,
  w.failing_since AS "failingSince", w.last_failure AS "lastFailure",
  CASE WHEN w.state = 'ACTIVE' THEN w.next_attempt_at END AS "nextAttemptAt"`;

/** PostgreSQL's bigint comes as text. */
type Row<T extends ListedWebhook> = Omit<T, 'position'> & { readonly position: string };

const withPosition = <T extends ListedWebhook>(row: Row<T>): T => ({ ...row, position: Number(row.position) }) as T;

export async function webhooksOf(db: Queries, dashboardId: string): Promise<ListedWebhook[]> {
  const rows = await db.query<Row<ListedWebhook>[]>(
    `SELECT ${COLUMNS} FROM webhook w WHERE w.dashboard_id = $1 ORDER BY w.url`,
    [dashboardId],
  );
  return rows.map(withPosition);
}

export async function webhookOf(
  db: Queries,
  dashboardId: string,
  webhookId: string,
): Promise<ListedWebhook | undefined> {
  return (await webhooksOf(db, dashboardId)).find((webhook) => webhook.webhookId === webhookId);
}

/** The dashboard should be locked, so that it has no more than it may. */
export const addWebhook = (
  tx: Transaction,
  dashboardId: string,
  { webhookId, url, eventTypes, position, nextAttemptAt }: ListedWebhook,
  secret: Buffer,
): Promise<unknown> =>
  tx.query(
    `INSERT INTO webhook (webhook_id, dashboard_id, url, event_types, secret, position, state, attempts, next_attempt_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'ACTIVE', 0, $7)`,
    [webhookId, dashboardId, url, eventTypes, secret, position, nextAttemptAt],
  );

export const removeWebhook = (tx: Transaction, dashboardId: string, webhookId: string): Promise<unknown> =>
  tx.query(`DELETE FROM webhook WHERE dashboard_id = $1 AND webhook_id = $2`, [dashboardId, webhookId]);

/** Sets a webhook going again; a round that is under way counts for nothing, since its lease is taken from it. */
export const restartWebhook = (tx: Transaction, webhookId: string, position: number, now: Date): Promise<unknown> =>
  tx.query(
    `UPDATE webhook SET position = $2, state = 'ACTIVE', attempts = 0, failing_since = NULL, next_attempt_at = $3,
       lease = NULL, leased_until = NULL
     WHERE webhook_id = $1`,
    [webhookId, position, now],
  );

/** A webhook that is worked on, with all that a round needs. */
export interface ClaimedWebhook extends ListedWebhook {
  /** The newest first; behind it those that it replaced, as long as they are valid. */
  readonly secrets: readonly Buffer[];
  readonly scopes: Scopes;
}

/** Longer than a round takes. */
const LEASE_SECONDS = 60;

/**
 * Takes the webhook that has waited longest of those that have something to look at. A dashboard without a valid credential is
 * sent nothing: whoever revoked them all wanted that.
 */
export async function claimWebhook(db: Queries, lease: string, now: Date): Promise<ClaimedWebhook | undefined> {
  const [row] = await db.query<(Row<ClaimedWebhook> & Scopes)[]>(
    `WITH due AS (
       SELECT webhook_id FROM webhook w
       WHERE state = 'ACTIVE' AND next_attempt_at <= $2 AND (leased_until IS NULL OR leased_until < $2)
         AND position < (SELECT coalesce(max(position), 0) FROM feed)
         AND EXISTS (SELECT FROM credential c WHERE c.dashboard_id = w.dashboard_id AND c.revoked_at IS NULL)
       ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED),
     claimed AS (
       UPDATE webhook w SET lease = $1, leased_until = $2::timestamptz + make_interval(secs => ${LEASE_SECONDS})
       FROM due WHERE w.webhook_id = due.webhook_id RETURNING w.*)
     SELECT ${COLUMNS}, json_build_object('eventTypes', d.event_types, 'unitIds', d.unit_ids,
            'personalData', d.personal_data) AS scopes,
            w.secret || ARRAY(SELECT f.secret FROM former_secret f WHERE f.webhook_id = w.webhook_id
              AND f.valid_until > $2 ORDER BY f.valid_until DESC) AS secrets
     FROM claimed w JOIN dashboard d USING (dashboard_id)`,
    [lease, now],
  );
  return row && withPosition<ClaimedWebhook>(row);
}

/** Keeps what a round came to, if the webhook is still its own. @returns whose webhook it is then */
export async function settleWebhook(db: Queries, lease: string, progress: Progress): Promise<string | undefined> {
  const [row] = await db.query<{ dashboardId: string }[]>(
    `WITH settled AS (
       UPDATE webhook SET position = $2, state = $3, attempts = $4, failing_since = $5, next_attempt_at = $6,
         last_failure = $7, lease = NULL, leased_until = NULL
       WHERE lease = $1 RETURNING dashboard_id)
     SELECT dashboard_id AS "dashboardId" FROM settled`,
    [
      lease,
      progress.position,
      progress.state,
      progress.attempts,
      progress.failingSince,
      progress.nextAttemptAt,
      progress.lastFailure,
    ],
  );
  return row?.dashboardId;
}
