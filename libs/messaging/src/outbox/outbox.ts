import type { EntityManager } from 'typeorm';
import type { EncodedEvent } from '../events/cloud-event.js';
import { prepared } from '../persistence/prepared.js';

/**
 * Writes events beside the rows that they speak of; the last statement of a transaction, so that it waits for no row while
 * it holds the locks. Locking each key, sorted, keeps two transactions of one key (an award and a sanction share the
 * employee's) from committing in another order than their rows.
 */
export async function writeOutbox(tx: EntityManager, events: readonly EncodedEvent[]): Promise<void> {
  if (events.length === 0) return;
  const keys = [...new Set(events.map(({ key }) => key))].sort();
  // The locks are a condition that is settled before the first row gets its position.
  await prepared(
    tx,
    `WITH locked AS MATERIALIZED (
       SELECT pg_advisory_xact_lock(hashtextextended(key, 0)) FROM unnest($7::text[]) AS key)
     INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, headers)
     SELECT e.id, e.topic, e.key, e.type, e.payload, e.headers
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::jsonb[])
          WITH ORDINALITY AS e(id, topic, key, type, payload, headers, n)
     WHERE (SELECT count(*) FROM locked) > 0
     ORDER BY e.n`,
    [
      events.map(({ id }) => id),
      events.map(({ topic }) => topic),
      events.map(({ key }) => key),
      events.map(({ type }) => type),
      events.map(({ payload }) => payload),
      events.map(({ headers }) => JSON.stringify(headers)),
      keys,
    ],
  );
}
