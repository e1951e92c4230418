import type { EntityManager } from 'typeorm';
import { identityOf } from '../events/cloud-event.js';
import type { Reason } from '../failures.js';
import { textHeader } from '../kafka/kafka.js';
import { incoming, type Incoming } from '../consumer/incoming.js';
import { base64Headers, contentOf, withoutNul } from './content.js';

/** Why an event does not go on: for good until somebody replays it, or until what it refers to is there. */
export type Hold =
  | ({ readonly kind: 'parked' } & Reason)
  | { readonly kind: 'waiting'; readonly awaits: string }
  | { readonly kind: 'behind' };

export interface KeyScope {
  readonly topic: string;
  readonly key: string;
}

interface ParkedRow {
  readonly position: string;
  readonly kafka_partition: number;
  readonly kafka_offset: string;
  readonly message_key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Record<string, string | string[]>;
  readonly again: boolean;
}

/** An event in the queue of its key. */
export interface Queued {
  readonly position: string;
  readonly item: Incoming;
  /** It came while another event with its id was held, so that the id is not its own. */
  readonly isAgain: boolean;
}

const ROW = 'position, kafka_partition, kafka_offset, message_key, value, headers, again';

/**
 * Keys of one consumer that do not flow: parked, or waiting for a reference. Later events of such a key queue behind it,
 * all other keys go on. Everyone who touches a key locks its row first, so arrival and replay cannot pass each other.
 */
export class Parking {
  constructor(private readonly consumer: string) {}

  /** Which of these keys are held; their rows stay locked until the transaction ends. */
  async held(tx: EntityManager, topic: string, keys: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ key: string }[]>(
      `SELECT key FROM parked_key WHERE consumer = $1 AND topic = $2 AND key = ANY ($3::text[]) ORDER BY key FOR UPDATE`,
      [this.consumer, topic, [...new Set(keys)].sort()],
    );
    return new Set(rows.map(({ key }) => key));
  }

  /** Holds an event with its original bytes and headers. */
  async hold(tx: EntityManager, item: Incoming, hold: Hold, isAgain = false): Promise<void> {
    if (hold.kind !== 'behind') await this.holdKey(tx, item, hold.kind === 'waiting' ? hold.awaits : null);
    const reason = hold.kind === 'parked' ? hold : undefined;
    await tx.query(
      `INSERT INTO parked_event (consumer, topic, key, kafka_partition, kafka_offset, event_id, event_type,
                                 code, reason, stack, message_key, value, headers, params, inbox_id, content, again)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, decode($16, 'hex'), $17)`,
      [
        this.consumer,
        item.topic,
        item.key,
        item.partition,
        item.message.offset,
        withoutNul(identityOf(item.message)?.id),
        withoutNul(textHeader(item.message.headers, 'ce_type')),
        reason?.code ?? null,
        reason?.reason ?? null,
        reason?.stack ?? null,
        item.message.key,
        item.message.value,
        JSON.stringify(base64Headers(item.message.headers)),
        reason?.params ? JSON.stringify(reason.params) : null,
        item.inboxId,
        contentOf(item.message),
        isAgain,
      ],
    );
  }

  /** By the ids that are held: what the events with them say. */
  async contentsOf(tx: EntityManager, inboxIds: readonly string[]): Promise<Map<string, Set<string>>> {
    const rows = await tx.query<{ id: string; contents: string[] }[]>(
      `SELECT inbox_id AS id, array_agg(encode(content, 'hex')) AS contents
       FROM parked_event WHERE inbox_id = ANY ($1::uuid[]) GROUP BY inbox_id`,
      [inboxIds],
    );
    return new Map(rows.map(({ id, contents }) => [id, new Set(contents)]));
  }

  /** Whether the id of an event that was kept for it is another held one's, or an earlier one was kept for it, too. */
  async isTaken(tx: EntityManager, inboxId: string, position: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `SELECT FROM parked_event WHERE inbox_id = $1 AND position <> $2 AND (position < $2 OR NOT again) LIMIT 1`,
      [inboxId, position],
    );
    return rows.length > 0;
  }

  /** From now on the id is this event's own. */
  async own(tx: EntityManager, position: string): Promise<void> {
    await tx.query(`UPDATE parked_event SET again = false WHERE position = $1`, [position]);
  }

  /** Keys at whose head an event has been kept for the time when this id is free. */
  async keptFor(tx: EntityManager, inboxId: string): Promise<KeyScope[]> {
    return tx.query<KeyScope[]>(
      `SELECT topic, key FROM parked_event e WHERE inbox_id = $1 AND again AND NOT EXISTS (
         SELECT FROM parked_event f
         WHERE (f.consumer, f.topic, f.key) = (e.consumer, e.topic, e.key) AND f.position < e.position)
       ORDER BY position`,
      [inboxId],
    );
  }

  /** The queue of a key in order of arrival, its row locked. Undefined when the key is not held. */
  async queue(tx: EntityManager, scope: KeyScope): Promise<Queued[] | undefined> {
    const keys = await this.held(tx, scope.topic, [scope.key]);
    if (!keys.has(scope.key)) return undefined;
    const rows = await tx.query<ParkedRow[]>(
      `SELECT ${ROW} FROM parked_event
       WHERE consumer = $1 AND topic = $2 AND key = $3 ORDER BY position`,
      [this.consumer, scope.topic, scope.key],
    );
    return rows.map((row) => this.queued(scope.topic, row));
  }

  /** The first of a key's queue, and what the key waits for; its row locked. Undefined when the key is not held. */
  async head(tx: EntityManager, scope: KeyScope): Promise<(Queued & { readonly awaits: string | null }) | undefined> {
    await this.held(tx, scope.topic, [scope.key]);
    const [row] = await tx.query<(ParkedRow & { awaits: string | null })[]>(
      `SELECT ${ROW}, awaits FROM parked_event JOIN parked_key USING (consumer, topic, key)
       WHERE consumer = $1 AND topic = $2 AND key = $3 ORDER BY position LIMIT 1`,
      [this.consumer, scope.topic, scope.key],
    );
    return row && { ...this.queued(scope.topic, row), awaits: row.awaits };
  }

  async remove(tx: EntityManager, position: string): Promise<void> {
    await tx.query(`DELETE FROM parked_event WHERE position = $1`, [position]);
  }

  /** Lets a key flow again; call it when its queue is empty, with its row locked. */
  async free(tx: EntityManager, { topic, key }: KeyScope): Promise<void> {
    await tx.query(`DELETE FROM parked_key WHERE consumer = $1 AND topic = $2 AND key = $3`, [
      this.consumer,
      topic,
      key,
    ]);
  }

  /** The head of a key's queue failed again, for this reason now. */
  async holdAgain(tx: EntityManager, scope: KeyScope, position: string, hold: Exclude<Hold, { kind: 'behind' }>) {
    await this.holdKey(tx, scope, hold.kind === 'waiting' ? hold.awaits : null);
    const reason = hold.kind === 'parked' ? hold : undefined;
    await tx.query(`UPDATE parked_event SET code = $2, reason = $3, stack = $4, params = $5 WHERE position = $1`, [
      position,
      reason?.code ?? null,
      reason?.reason ?? null,
      reason?.stack ?? null,
      reason?.params ? JSON.stringify(reason.params) : null,
    ]);
  }

  /** Keys that wait for any of these references, given as `type/id`. */
  async waitingFor(tx: EntityManager, references: readonly string[]): Promise<KeyScope[]> {
    return tx.query<KeyScope[]>(
      `SELECT topic, key FROM parked_key WHERE consumer = $1 AND awaits = ANY ($2::text[]) ORDER BY topic, key FOR UPDATE`,
      [this.consumer, references],
    );
  }

  private async holdKey(tx: EntityManager, { topic, key }: KeyScope, awaits: string | null): Promise<void> {
    await tx.query(
      `INSERT INTO parked_key (consumer, topic, key, awaits) VALUES ($1, $2, $3, $4)
       ON CONFLICT (consumer, topic, key) DO UPDATE SET awaits = excluded.awaits`,
      [this.consumer, topic, key, awaits],
    );
  }

  private queued(topic: string, row: ParkedRow): Queued {
    return { position: row.position, item: this.restore(topic, row), isAgain: row.again };
  }

  private restore(topic: string, row: ParkedRow): Incoming {
    const headers = Object.fromEntries(
      Object.entries(row.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.map((each) => Buffer.from(each, 'base64')) : Buffer.from(value, 'base64'),
      ]),
    );
    const message = { key: row.message_key, value: row.value, headers, offset: row.kafka_offset };
    return incoming(this.consumer, topic, row.kafka_partition, message);
  }
}
