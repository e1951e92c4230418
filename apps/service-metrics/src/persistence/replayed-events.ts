import type { Violation } from '#civil-service';
import type { Transaction } from '#messaging';
import type { Producer } from './producers.js';

export interface Replayable {
  readonly id: string;
  /** As it came, as JSON. */
  readonly event: string;
}

export interface Wanted {
  /** These alone; all when undefined. */
  readonly ids: readonly string[] | undefined;
  readonly after: string | undefined;
  readonly limit: number;
}

/** Those not replayed yet, oldest first, held until the transaction ends: another replay waits, and then finds them done. */
export function takeRejected(
  tx: Transaction,
  { producerId }: Producer,
  { ids, after, limit }: Wanted,
): Promise<readonly Replayable[]> {
  return tx.query<Replayable[]>(
    `SELECT rejected_id AS id, event FROM rejected_event
     WHERE producer_id = $1 AND replayed_at IS NULL
       AND ($2::uuid[] IS NULL OR rejected_id = ANY ($2)) AND ($3::uuid IS NULL OR rejected_id > $3)
     ORDER BY rejected_id LIMIT $4 FOR UPDATE`,
    [producerId, ids ?? null, after ?? null, limit],
  );
}

export async function markReplayed(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(`UPDATE rejected_event SET replayed_at = now() WHERE rejected_id = ANY ($1::uuid[])`, [ids]);
}

/** What is wrong with them by today's rules. */
export async function setErrors(
  tx: Transaction,
  still: readonly { readonly id: string; readonly violations: readonly Violation[] }[],
): Promise<void> {
  if (still.length === 0) return;
  await tx.query(
    `UPDATE rejected_event r SET errors = s.errors
     FROM unnest($1::uuid[], $2::jsonb[]) AS s (id, errors) WHERE r.rejected_id = s.id`,
    [still.map(({ id }) => id), still.map(({ violations }) => JSON.stringify(violations))],
  );
}

/** Its place is needed for others by then, and its event is in its request. */
const DAYS_AFTER_REPLAY = 90;

/** Rejected events do not end by themselves, those that were replayed do. */
export async function forgetReplayed(tx: Transaction, { producerId }: Producer): Promise<void> {
  await tx.query(
    `DELETE FROM rejected_event WHERE producer_id = $1 AND replayed_at < now() - make_interval(days => $2)`,
    [producerId, DAYS_AFTER_REPLAY],
  );
}
