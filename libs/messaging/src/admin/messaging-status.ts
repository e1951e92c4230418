import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { TopicAdmin } from '../kafka/topic-admin.js';
import { Messaging } from '../messaging.js';
import { MessagingSettings } from '../messaging-settings.js';
import type { GroupLag, ParkedKey } from './answers.js';
import type { KeyPlace } from './key-cursor.js';

export type { ParkedKey } from './answers.js';

/** A page of held keys, oldest first; `next` is where the page after it begins, undefined on the last one. */
export interface HeldKeys {
  readonly keys: ParkedKey[];
  readonly next: KeyPlace | undefined;
}

export interface HeldKeysPage {
  /** This topic's keys alone. */
  readonly topic?: string | undefined;
  readonly limit?: number | undefined;
  readonly after?: KeyPlace | undefined;
}

/** Counts of what does not flow, and the age of the outbox's oldest event in seconds. */
export interface Standing {
  readonly age: number;
  readonly parked: number;
  readonly waiting: number;
  readonly late: number;
}

const PAGE = 500;
const HELD_AT = `(extract(epoch FROM k.parked_at) * 1000000)::bigint`;
const MAX_OUTBOX_AGE_S = 60;
/** A reference that has not come after this long is probably never sent. */
export const WAITING_TOO_LONG_MINUTES = 15;

/** How messaging stands: what an on-call engineer asks first. */
@Injectable()
export class MessagingStatus {
  constructor(
    private readonly db: DataSource,
    private readonly settings: MessagingSettings,
    private readonly messaging: Messaging,
    private readonly topics: TopicAdmin,
  ) {}

  /** Ready when every consumer hears from its broker and the outbox drains; parked keys are told, but stop nothing. */
  async check(): Promise<{ ready: boolean; details: Record<string, unknown> }> {
    const { age, parked, waiting, late } = await this.standing();
    const deaf = [...this.messaging.consumers.values()].filter(({ isReady }) => !isReady).map(({ group }) => group);
    return {
      ready: deaf.length === 0 && age < MAX_OUTBOX_AGE_S,
      details: {
        consumersNotReady: deaf,
        outboxAgeSeconds: age,
        parkedKeys: parked,
        waitingKeys: waiting,
        waitingTooLong: late,
      },
    };
  }

  async standing(): Promise<Standing> {
    const [row] = await this.db.query<Standing[]>(
      `SELECT coalesce(extract(epoch FROM now() - (SELECT created_at FROM outbox ORDER BY position LIMIT 1)), 0)::float8 AS age,
              count(*) FILTER (WHERE awaits IS NULL)::int AS parked,
              count(*) FILTER (WHERE awaits IS NOT NULL)::int AS waiting,
              count(*) FILTER (WHERE awaits IS NOT NULL AND parked_at < now() - make_interval(mins => $1))::int AS late
       FROM parked_key`,
      [WAITING_TOO_LONG_MINUTES],
    );
    return row ?? { age: 0, parked: 0, waiting: 0, late: 0 };
  }

  /** Events behind parked keys and behind waiting ones, the ones at their heads included. */
  async heldEvents(): Promise<{ parked: number; waiting: number }> {
    const [row] = await this.db.query<{ parked: number; waiting: number }[]>(
      `SELECT count(*) FILTER (WHERE k.awaits IS NULL)::int AS parked,
              count(*) FILTER (WHERE k.awaits IS NOT NULL)::int AS waiting
       FROM parked_event JOIN parked_key k USING (consumer, topic, key)`,
    );
    return row ?? { parked: 0, waiting: 0 };
  }

  async parked(): Promise<ParkedKey[]> {
    return (await this.parkedPage({})).keys;
  }

  async waiting(): Promise<ParkedKey[]> {
    return (await this.waitingPage({})).keys;
  }

  parkedPage(page: HeldKeysPage): Promise<HeldKeys> {
    return this.page('k.awaits IS NULL', page);
  }

  waitingPage(page: HeldKeysPage): Promise<HeldKeys> {
    return this.page('k.awaits IS NOT NULL', page);
  }

  async lag(): Promise<GroupLag[]> {
    const found = await Promise.all([...this.messaging.consumers.values()].map((consumer) => this.lagOf(consumer)));
    return found.flat();
  }

  async lagOf({ group, topics }: { group: string; topics: readonly string[] }): Promise<GroupLag[]> {
    return (await this.topics.lag(group, topics)).map((lag) => ({ group, ...lag }));
  }

  private async page(condition: string, { topic, limit = PAGE, after }: HeldKeysPage): Promise<HeldKeys> {
    const rows = await this.db.query<(ParkedKey & { heldAt: string })[]>(
      `SELECT k.topic, k.key, k.parked_at AS "parkedAt", k.awaits, head.code, head.reason, head.params, head.position::text AS "position",
              head.event_id AS "eventId", head.event_type AS "eventType",
              head.kafka_offset AS "offset", head.kafka_partition AS "partition",
              (k.awaits IS NOT NULL AND k.parked_at < now() - make_interval(mins => $6)) AS "waitingTooLong",
              (SELECT count(*)::int FROM parked_event e
               WHERE e.consumer = k.consumer AND e.topic = k.topic AND e.key = k.key) AS events,
              ${HELD_AT}::text AS "heldAt"
       FROM parked_key k
       JOIN LATERAL (SELECT * FROM parked_event e WHERE e.consumer = k.consumer AND e.topic = k.topic AND e.key = k.key
                     ORDER BY e.position LIMIT 1) head ON true
       WHERE k.consumer = $1 AND ${condition} AND ($7::text IS NULL OR k.topic = $7)
         AND (${HELD_AT}, k.topic, k.key) > ($2::bigint, $3::text, $4::text)
       ORDER BY ${HELD_AT}, k.topic, k.key LIMIT $5`,
      [
        this.settings.service,
        after?.heldAt ?? '-1',
        after?.topic ?? '',
        after?.key ?? '',
        limit + 1,
        WAITING_TOO_LONG_MINUTES,
        topic ?? null,
      ],
    );
    const keys = rows.slice(0, limit).map(({ heldAt: _place, ...key }) => key);
    return { keys, next: rows.length > limit ? rows[limit - 1] : undefined };
  }
}
