import { hash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Identity } from '../events/cloud-event.js';
import { prepared } from '../persistence/prepared.js';
import type { Range } from './attempts.js';

/**
 * What an event is remembered by, for one consumer: a hash of source and id, or of its place in Kafka when it has neither,
 * so that a message that is no event at all is parked once and not at each delivery.
 */
export function inboxId(consumer: string, identity: Identity | undefined, place: string): string {
  const text = identity ? `${consumer}\n${identity.source}\n${identity.id}` : `${consumer}\n\n${place}`;
  const hex = hash('sha256', text, 'hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

const DAY_MS = 86_400_000;

/** A Monday, `YYYY-MM-DD`, by its distance in weeks from the present one. */
const monday = (now: Date, weeksLater = 0): string => {
  const sinceMonday = (now.getUTCDay() + 6) % 7;
  return new Date(now.getTime() + (7 * weeksLater - sinceMonday) * DAY_MS).toISOString().slice(0, 10);
};

/** Weeks that another instance, whose clock is ahead, may have begun. */
const WEEKS_AHEAD = 2;

export interface Admitted {
  /** Ids that had not been seen before. */
  readonly unseen: Set<string>;
  /** Keys that are held; their rows stay locked until the transaction ends. */
  readonly held: Set<string>;
}

/** Remembers what a consumer has handled, so that a duplicate has no effect. */
export class Inbox {
  /** `weeksKept` are those before the present one whose rows are still there. */
  constructor(private readonly weeksKept: number) {}

  /**
   * The first statement of a batch's transaction, all in one round trip: records the ids (sorted, so that two batches cannot
   * deadlock), finds the held keys among the batch's, and takes back the attempt's marker, which so goes exactly when the
   * effects are there (not the marker of a later event, which an attempt at this earlier one says nothing of).
   *
   * What is answered are the ids seen before, which are few. Those of other weeks are looked for week by week, which the key
   * of each week's table answers without a scan.
   */
  async admit(
    tx: EntityManager,
    { consumer, topic, partition, last }: Range,
    items: readonly { readonly inboxId: string; readonly key: string }[],
    now: Date,
  ): Promise<Admitted> {
    const ids = [...new Set(items.map(({ inboxId }) => inboxId))].sort();
    const rows = await prepared<{ id: string | null; key: string | null }>(
      tx,
      `WITH ended AS (DELETE FROM attempt WHERE consumer = $3 AND topic = $4 AND kafka_partition = $6
                      AND last_offset <= $8),
          incoming AS (SELECT unnest($2::uuid[]) AS id),
          fresh AS (
            INSERT INTO inbox (week, id)
            SELECT $1::date, i.id FROM incoming i
            WHERE NOT EXISTS (SELECT FROM inbox WHERE inbox.id = i.id AND inbox.week = ANY ($7::date[]))
            ON CONFLICT DO NOTHING
            RETURNING id),
          held AS (
            SELECT key FROM parked_key WHERE consumer = $3 AND topic = $4 AND key = ANY ($5::text[])
            ORDER BY key FOR UPDATE)
     SELECT id, NULL AS key FROM incoming WHERE id NOT IN (SELECT id FROM fresh)
     UNION ALL SELECT NULL, key FROM held`,
      [
        monday(now),
        // Hexadecimal and hyphens need none of the quoting that the driver gives each element of an array.
        `{${ids.join()}}`,
        consumer,
        topic,
        [...new Set(items.map(({ key }) => key))].sort(),
        partition,
        this.otherWeeks(now),
        last,
      ],
    );
    const unseen = new Set(ids);
    for (const { id } of rows) if (id !== null) unseen.delete(id);
    return { unseen, held: new Set(rows.flatMap(({ key }) => key ?? [])) };
  }

  private otherWeeks(now: Date): string[] {
    const distances = Array.from({ length: this.weeksKept + 1 + WEEKS_AHEAD }, (_, n) => n - this.weeksKept);
    return distances.filter((distance) => distance !== 0).map((distance) => monday(now, distance));
  }

  /** Records ids, sorted. @returns those that had not been seen before */
  async record(tx: EntityManager, ids: readonly string[], now: Date): Promise<string[]> {
    if (ids.length === 0) return [];
    const rows = await tx.query<{ id: string }[]>(
      `INSERT INTO inbox (week, id)
       SELECT $1::date, i.id FROM unnest($2::uuid[]) AS i (id)
       WHERE NOT EXISTS (SELECT FROM inbox WHERE inbox.id = i.id AND inbox.week = ANY ($3::date[]))
       ON CONFLICT DO NOTHING RETURNING id`,
      [monday(now), ids, this.otherWeeks(now)],
    );
    return rows.map(({ id }) => id);
  }

  /** Another event may come with this id. */
  async forget(tx: EntityManager, id: string, now: Date): Promise<void> {
    await tx.query(`DELETE FROM inbox WHERE id = $1 AND week = ANY ($2::date[])`, [
      id,
      [monday(now), ...this.otherWeeks(now)],
    ]);
  }

  async markParked(tx: EntityManager, id: string): Promise<void> {
    await tx.query(`UPDATE inbox SET parked = true WHERE id = $1`, [id]);
  }
}
