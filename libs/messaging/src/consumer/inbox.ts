import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { identityOf } from '../events/cloud-event.js';
import type { Message } from '../kafka/kafka.js';
import type { Range } from './attempts.js';

/**
 * What an event is remembered by, for one consumer: a hash of source and id, or of its place in Kafka when it has neither,
 * so that a message that is no event at all is parked once and not at each delivery.
 */
export function inboxId(consumer: string, message: Message, place: string): string {
  const identity = identityOf(message);
  const text = identity ? `${consumer}\n${identity.source}\n${identity.id}` : `${consumer}\n\n${place}`;
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

const monday = (now: Date): string => {
  const day = new Date(now);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
};

export interface Admitted {
  /** Ids that had not been seen before. */
  readonly unseen: Set<string>;
  /** Keys that are held; their rows stay locked until the transaction ends. */
  readonly held: Set<string>;
}

/** Remembers what a consumer has handled, so that a duplicate has no effect. */
export class Inbox {
  /**
   * The first statement of a batch's transaction, all in one round trip: records the ids (sorted, so that two batches cannot
   * deadlock), finds the held keys among the batch's, and takes back the attempt's marker, which so goes exactly when the
   * effects are there.
   */
  async admit(
    tx: EntityManager,
    { consumer, topic, partition }: Range,
    items: readonly { readonly inboxId: string; readonly key: string }[],
    now: Date,
  ): Promise<Admitted> {
    const rows = await tx.query<{ id: string | null; key: string | null }[]>(
      `WITH ended AS (DELETE FROM attempt WHERE consumer = $3 AND topic = $4 AND kafka_partition = $6),
          fresh AS (
            INSERT INTO inbox (week, id)
            SELECT $1::date, seen.id FROM unnest($2::uuid[]) AS seen(id)
            WHERE NOT EXISTS (SELECT FROM inbox WHERE inbox.id = seen.id AND inbox.week <> $1::date)
            ON CONFLICT DO NOTHING
            RETURNING id),
          held AS (
            SELECT key FROM parked_key WHERE consumer = $3 AND topic = $4 AND key = ANY ($5::text[])
            ORDER BY key FOR UPDATE)
     SELECT id, NULL AS key FROM fresh UNION ALL SELECT NULL, key FROM held`,
      [
        monday(now),
        [...new Set(items.map(({ inboxId }) => inboxId))].sort(),
        consumer,
        topic,
        [...new Set(items.map(({ key }) => key))].sort(),
        partition,
      ],
    );
    return {
      unseen: new Set(rows.flatMap(({ id }) => id ?? [])),
      held: new Set(rows.flatMap(({ key }) => key ?? [])),
    };
  }

  async markParked(tx: EntityManager, id: string): Promise<void> {
    await tx.query(`UPDATE inbox SET parked = true WHERE id = $1`, [id]);
  }
}
