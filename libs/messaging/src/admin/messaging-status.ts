import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type PartitionLag, TopicAdmin } from '../kafka/topic-admin.js';
import { Messaging } from '../messaging.js';
import { MessagingSettings } from '../messaging-settings.js';
import { outboxAge, parkedKeys, waitingKeys } from '../metrics.js';

export interface ParkedKey {
  readonly topic: string;
  readonly key: string;
  readonly parkedAt: string;
  /** What the key waits for, as `type/id`; null when it waits for a replay. */
  readonly awaits: string | null;
  readonly events: number;
  readonly code: string | null;
  readonly reason: string | null;
  readonly eventType: string | null;
  readonly offset: string;
  readonly partition: number;
}

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
    const [row] = await this.db.query<{ age: number; parked: number; waiting: number; late: number }[]>(
      `SELECT coalesce(extract(epoch FROM now() - (SELECT created_at FROM outbox ORDER BY position LIMIT 1)), 0)::float8 AS age,
              count(*) FILTER (WHERE awaits IS NULL)::int AS parked,
              count(*) FILTER (WHERE awaits IS NOT NULL)::int AS waiting,
              count(*) FILTER (WHERE awaits IS NOT NULL AND parked_at < now() - make_interval(mins => $1))::int AS late
       FROM parked_key`,
      [WAITING_TOO_LONG_MINUTES],
    );
    const { age = 0, parked = 0, waiting = 0, late = 0 } = row ?? {};
    outboxAge.set(age);
    parkedKeys.set(parked);
    waitingKeys.set(waiting);
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

  async parked(limit = 500): Promise<ParkedKey[]> {
    return this.keys('k.awaits IS NULL', limit);
  }

  async waiting(limit = 500): Promise<ParkedKey[]> {
    return this.keys('k.awaits IS NOT NULL', limit);
  }

  async lag(): Promise<(PartitionLag & { group: string })[]> {
    const found = await Promise.all(
      [...this.messaging.consumers.values()].map(async ({ group, topics }) =>
        (await this.topics.lag(group, topics)).map((lag) => ({ group, ...lag })),
      ),
    );
    return found.flat();
  }

  private async keys(condition: string, limit: number): Promise<ParkedKey[]> {
    return this.db.query<ParkedKey[]>(
      `SELECT k.topic, k.key, k.parked_at AS "parkedAt", k.awaits, head.code, head.reason, head.event_type AS "eventType",
              head.kafka_offset AS "offset", head.kafka_partition AS "partition",
              (SELECT count(*)::int FROM parked_event e
               WHERE e.consumer = k.consumer AND e.topic = k.topic AND e.key = k.key) AS events
       FROM parked_key k
       JOIN LATERAL (SELECT * FROM parked_event e WHERE e.consumer = k.consumer AND e.topic = k.topic AND e.key = k.key
                     ORDER BY e.position LIMIT 1) head ON true
       WHERE k.consumer = $1 AND ${condition} ORDER BY k.parked_at LIMIT $2`,
      [this.settings.service, limit],
    );
  }
}
