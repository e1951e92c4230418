import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Messaging } from '../messaging.js';
import { MessagingSettings } from '../messaging-settings.js';
import { writeOutbox } from '../outbox/outbox.js';
import { RelayWaker } from '../relay/relay-waker.js';
import type { KeyScope } from './parking.js';
import { emptyLedger } from './queue-runner.js';

export interface Replayed extends KeyScope {
  readonly handled: number;
  /** Events that stay parked, because the first of them failed again. */
  readonly left: number;
}

/** The way back: handles the queue of a parked key in order. Replaying twice changes nothing. */
@Injectable()
export class Replay {
  constructor(
    private readonly db: DataSource,
    private readonly settings: MessagingSettings,
    private readonly messaging: Messaging,
    private readonly waker: RelayWaker,
  ) {}

  /** A key that is not parked answers nothing handled and nothing left. */
  async replay(scope: KeyScope): Promise<Replayed> {
    const now = new Date();
    const { outcome, published } = await this.db.transaction(async (tx) => {
      const ledger = emptyLedger();
      const drained = await this.messaging.queues.drain(tx, scope, ledger, now);
      await this.messaging.queues.releaseWaiting(tx, ledger, now);
      await writeOutbox(tx, ledger.published);
      return { outcome: drained, published: ledger.published.length };
    });
    if (published > 0) this.waker.wake();
    return { topic: scope.topic, key: scope.key, handled: outcome?.handled ?? 0, left: outcome?.left ?? 0 };
  }

  /** All parked keys, each in a transaction of its own. */
  async replayAll(): Promise<Replayed[]> {
    const scopes = await this.db.query<KeyScope[]>(
      `SELECT topic, key FROM parked_key WHERE consumer = $1 AND awaits IS NULL ORDER BY parked_at`,
      [this.settings.service],
    );
    const replayed: Replayed[] = [];
    for (const scope of scopes) replayed.push(await this.replay(scope));
    return replayed;
  }
}
