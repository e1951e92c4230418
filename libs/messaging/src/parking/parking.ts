import type { EntityManager } from 'typeorm';
import { identityOf } from '../events/cloud-event.js';
import type { Reason } from '../failures.js';
import type { Headers } from '../kafka/kafka.js';
import { textHeader } from '../kafka/kafka.js';
import { incoming, type Incoming } from '../consumer/incoming.js';

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
}

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
  async hold(tx: EntityManager, item: Incoming, hold: Hold): Promise<void> {
    if (hold.kind !== 'behind') await this.holdKey(tx, item, hold.kind === 'waiting' ? hold.awaits : null);
    const reason = hold.kind === 'parked' ? hold : undefined;
    await tx.query(
      `INSERT INTO parked_event (consumer, topic, key, kafka_partition, kafka_offset, event_id, event_type,
                                 code, reason, stack, message_key, value, headers, params)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
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
      ],
    );
  }

  /** The queue of a key in order of arrival, its row locked. Undefined when the key is not held. */
  async queue(tx: EntityManager, scope: KeyScope): Promise<{ position: string; item: Incoming }[] | undefined> {
    const keys = await this.held(tx, scope.topic, [scope.key]);
    if (!keys.has(scope.key)) return undefined;
    const rows = await tx.query<ParkedRow[]>(
      `SELECT position, kafka_partition, kafka_offset, message_key, value, headers FROM parked_event
       WHERE consumer = $1 AND topic = $2 AND key = $3 ORDER BY position`,
      [this.consumer, scope.topic, scope.key],
    );
    return rows.map((row) => ({ position: row.position, item: this.restore(scope.topic, row) }));
  }

  /** The first of a key's queue, and what the key waits for; its row locked. Undefined when the key is not held. */
  async head(
    tx: EntityManager,
    scope: KeyScope,
  ): Promise<{ position: string; item: Incoming; awaits: string | null } | undefined> {
    await this.held(tx, scope.topic, [scope.key]);
    const [row] = await tx.query<(ParkedRow & { awaits: string | null })[]>(
      `SELECT position, kafka_partition, kafka_offset, message_key, value, headers, awaits
       FROM parked_event JOIN parked_key USING (consumer, topic, key)
       WHERE consumer = $1 AND topic = $2 AND key = $3 ORDER BY position LIMIT 1`,
      [this.consumer, scope.topic, scope.key],
    );
    return row && { position: row.position, item: this.restore(scope.topic, row), awaits: row.awaits };
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

/**
 * Header bytes need not be text; base64 keeps them as they were. A header named `constructor` comes from the client in a list
 * with what every object has under that name.
 */
const base64Headers = (headers: Headers): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]): [string, string | string[]][] => {
      const values = [value].flat().filter((each) => typeof each === 'string' || Buffer.isBuffer(each));
      const kept = values.map((each) => Buffer.from(each).toString('base64'));
      const [first, ...more] = kept;
      return first === undefined ? [] : [[withoutNul(name) ?? '', more.length === 0 ? first : kept]];
    }),
  );

const withoutNul = (text: string | undefined): string | null => text?.replaceAll('\0', '').slice(0, 512) ?? null;
