import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { identityOf } from '../events/cloud-event.js';
import type { Message } from '../kafka/kafka.js';

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

/** Records the ids and returns those that had not been seen before. Sorted, so that two batches cannot deadlock. */
export async function admit(tx: EntityManager, ids: readonly string[], now: Date): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }[]>(
    `INSERT INTO inbox (week, id)
     SELECT $1::date, seen.id FROM unnest($2::uuid[]) AS seen(id)
     WHERE NOT EXISTS (SELECT FROM inbox WHERE inbox.id = seen.id AND inbox.week <> $1::date)
     ON CONFLICT DO NOTHING
     RETURNING id`,
    [monday(now), [...new Set(ids)].sort()],
  );
  return new Set(rows.map(({ id }) => id));
}

export async function markParked(tx: EntityManager, id: string): Promise<void> {
  await tx.query(`UPDATE inbox SET parked = true WHERE id = $1`, [id]);
}
