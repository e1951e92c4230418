import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Identity, identityOf } from '../events/cloud-event.js';
import { Messaging } from '../messaging.js';
import { MessagingSettings } from '../messaging-settings.js';
import type { KeyScope } from './parking.js';
import { Replay, type Replayed } from './replay.js';

/** Which event is to go. No other ever has its position, so neither a repeat nor a race takes another. */
export interface Discarding {
  readonly position: string;
  /** Only if it came by this topic. */
  readonly topic?: string | undefined;
  /** Who says so; kept with the event. */
  readonly by: string;
}

export type Discarded =
  | {
      readonly outcome: 'discarded';
      /** What became of those that waited behind it. */
      readonly key: Replayed;
    }
  /** By an earlier request: nothing was changed. */
  | { readonly outcome: 'discarded-before' }
  /** It is not what its key is parked for: it waits behind that, or for something that it refers to. */
  | { readonly outcome: 'waits' }
  /** No such event is held: there was none, or it was handled. */
  | { readonly outcome: 'unknown' };

type Dropped =
  | Exclude<Discarded, { outcome: 'discarded' }>
  | ({ readonly outcome: 'discarded'; readonly inboxId: string } & KeyScope);

type Forget = (tx: EntityManager, identity: Identity) => Promise<void>;

/** The way out for an event that no mending helps, since what is wrong is in the event itself. */
@Injectable()
export class Discard {
  private readonly forgetting: Forget[] = [];

  constructor(
    private readonly db: DataSource,
    private readonly settings: MessagingSettings,
    private readonly messaging: Messaging,
    private readonly replays: Replay,
  ) {}

  /** Whoever remembers ids beside the inbox, at a door before Kafka, forgets one in the same transaction. */
  alsoForget(forget: Forget): void {
    this.forgetting.push(forget);
  }

  /**
   * Two transactions: what hangs behind the event cannot keep it from being discarded. After a death between them the key
   * is parked still and waits to be replayed.
   */
  async discard(discarding: Discarding): Promise<Discarded> {
    const dropped = await this.db.transaction((tx) => this.drop(tx, discarding));
    if (dropped.outcome !== 'discarded') return dropped;
    const key = await this.replays.replay(dropped);
    for (const scope of await this.messaging.parking.keptFor(this.db.manager, dropped.inboxId)) {
      await this.replays.replay(scope);
    }
    return { outcome: 'discarded', key: { ...key, wasHeld: true } };
  }

  private async drop(tx: EntityManager, { position, topic, by }: Discarding): Promise<Dropped> {
    const { parking, inbox } = this.messaging;
    const scope = await this.scopeOf(tx, position, topic);
    const head = scope && (await parking.head(tx, scope));
    // Read under the lock of its key: a replay may have handled it, or another request discarded it, meanwhile.
    if (!scope || !(await this.scopeOf(tx, position, topic))) return this.gone(tx, position, topic);
    if (head?.position !== position || head.awaits !== null) return { outcome: 'waits' };
    await tx.query(
      `INSERT INTO discarded_event (position, consumer, topic, key, kafka_partition, kafka_offset, event_id, event_type,
                                    code, reason, stack, params, message_key, value, headers, parked_at, discarded_by)
       SELECT position, consumer, topic, key, kafka_partition, kafka_offset, event_id, event_type,
              code, reason, stack, params, message_key, value, headers, parked_at, $2
       FROM parked_event WHERE position = $1`,
      [position, by],
    );
    await parking.remove(tx, position);
    // Mended it may come again with the same id. Without one it is remembered by its place, and cannot come again at all.
    const identity = identityOf(head.item.message);
    if (identity && !head.isAgain) {
      await inbox.forget(tx, head.item.inboxId, new Date());
      for (const forget of this.forgetting) await forget(tx, identity);
    }
    if (!(await parking.head(tx, scope))) await parking.free(tx, scope);
    return { outcome: 'discarded', ...scope, inboxId: head.item.inboxId };
  }

  private async scopeOf(tx: EntityManager, position: string, topic?: string): Promise<KeyScope | undefined> {
    const [scope] = await tx.query<KeyScope[]>(
      `SELECT topic, key FROM parked_event
       WHERE position = $1 AND consumer = $2 AND ($3::text IS NULL OR topic = $3)`,
      [position, this.settings.service, topic ?? null],
    );
    return scope;
  }

  private async gone(tx: EntityManager, position: string, topic?: string): Promise<Dropped> {
    const rows = await tx.query<unknown[]>(
      `SELECT FROM discarded_event WHERE position = $1 AND consumer = $2 AND ($3::text IS NULL OR topic = $3)`,
      [position, this.settings.service, topic ?? null],
    );
    return { outcome: rows.length > 0 ? 'discarded-before' : 'unknown' };
  }
}
