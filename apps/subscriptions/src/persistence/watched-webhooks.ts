import type { Transaction } from '#messaging';
import type { WebhookState } from '../domain/retrying.js';

type Queries = Pick<Transaction, 'query'>;

/** A webhook as city IT sees it: whom to call when its receiver does not answer. */
export interface WatchedWebhook {
  readonly webhookId: string;
  readonly dashboardId: string;
  readonly dashboard: string;
  readonly contact: string;
  /** Of the whole address the host alone: the rest may hold a key of the receiver's. */
  readonly host: string;
  readonly state: WebhookState;
  readonly failingSince: Date | null;
  readonly lastFailure: string | null;
  /** Without a valid credential of its dashboard it is sent nothing. */
  readonly hasCredential: boolean;
  /** Of its types those that its dashboard may no longer hear: they are not sent. */
  readonly outsideScopes: readonly string[];
}

export interface WatchedFrom {
  readonly dashboard: string;
  readonly webhookId: string;
}

/** Of all dashboards, by their names. */
export async function pageOfWatched(
  db: Queries,
  state: WebhookState | undefined,
  after: WatchedFrom | undefined,
  limit: number,
): Promise<WatchedWebhook[]> {
  const rows = await db.query<(Omit<WatchedWebhook, 'host'> & { readonly url: string })[]>(
    `SELECT w.webhook_id AS "webhookId", w.dashboard_id AS "dashboardId", d.name AS dashboard, d.contact, w.url, w.state,
            w.failing_since AS "failingSince", w.last_failure AS "lastFailure",
            EXISTS (SELECT FROM credential c WHERE c.dashboard_id = w.dashboard_id AND c.revoked_at IS NULL)
              AS "hasCredential",
            ARRAY (SELECT unnest(w.event_types) EXCEPT SELECT unnest(d.event_types) ORDER BY 1) AS "outsideScopes"
     FROM webhook w JOIN dashboard d USING (dashboard_id)
     WHERE ($1::text IS NULL OR w.state = $1) AND ($2::text IS NULL OR (d.name, w.webhook_id) > ($2, $3::uuid))
     ORDER BY d.name, w.webhook_id LIMIT $4`,
    [state ?? null, after?.dashboard ?? null, after?.webhookId ?? null, limit],
  );
  return rows.map(({ url, ...row }) => ({ ...row, host: new URL(url).host }));
}

/** Of whichever dashboard. */
export const stopWebhook = (tx: Transaction, webhookId: string): Promise<unknown> =>
  tx.query(`DELETE FROM webhook WHERE webhook_id = $1`, [webhookId]);

/** Failing ones are tried again by themselves, paused ones wait for somebody. */
export type WebhookCounts = Readonly<Record<'active' | 'failing' | 'paused', number>>;

export async function countWebhooks(db: Queries): Promise<WebhookCounts> {
  const [counts] = await db.query<WebhookCounts[]>(
    `SELECT count(*) FILTER (WHERE state = 'ACTIVE' AND failing_since IS NULL)::int AS active,
            count(*) FILTER (WHERE state = 'ACTIVE' AND failing_since IS NOT NULL)::int AS failing,
            count(*) FILTER (WHERE state = 'PAUSED')::int AS paused
     FROM webhook`,
  );
  return counts ?? { active: 0, failing: 0, paused: 0 };
}
