import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { HandlerHung, type RuleParams } from '../failures.js';
import { Messaging } from '../messaging.js';
import { MessagingSettings } from '../messaging-settings.js';
import { writeOutbox } from '../outbox/outbox.js';
import { cutTransaction } from '../consumer/transaction.js';
import { RelayWaker } from '../relay/relay-waker.js';
import type { KeyPlace } from '../admin/key-cursor.js';
import type { KeyScope } from './parking.js';
import { emptyLedger } from './queue-runner.js';

export interface Replayed extends KeyScope {
  /** False when the key was not held: nothing was changed. */
  readonly wasHeld: boolean;
  readonly handled: number;
  /** Events that stay held, because the first of them failed again. */
  readonly left: number;
  /** Why they stay; null when none does. */
  readonly code: string | null;
  readonly reason: string | null;
  readonly params: RuleParams | null;
  readonly awaits: string | null;
}

type Why = Pick<Replayed, 'code' | 'reason' | 'params' | 'awaits'>;
const NO_WHY: Why = { code: null, reason: null, params: null, awaits: null };

export interface Portion {
  readonly keys: Replayed[];
  /** Parked keys between the end of this portion and `until`. */
  readonly remaining: number;
  /** Where the next portion begins; undefined at the end. */
  readonly after: KeyPlace | undefined;
  readonly until: string;
}

interface PortionOptions {
  /** This topic's keys alone. */
  readonly topic?: string | undefined;
  /** Most keys; default 100. */
  readonly limit?: number | undefined;
  readonly after?: KeyPlace | undefined;
  /** Keys parked later are left out, so that a replay ends while new ones are parked; microseconds, default now. */
  readonly until?: string | undefined;
}

interface Between {
  readonly after: KeyPlace | undefined;
  readonly until: string;
  readonly topic: string | undefined;
}

const PORTION = 100;
/** A portion ends after this, so that its caller hears of it within any gateway's patience. */
const PORTION_MS = 2_000;
const NEVER = new AbortController().signal;
const HELD_AT = `(extract(epoch FROM parked_at) * 1000000)::bigint`;
const BETWEEN = `consumer = $1 AND awaits IS NULL AND (${HELD_AT}, topic, key) > ($2::bigint, $3::text, $4::text)
       AND ${HELD_AT} <= $5::bigint AND ($6::text IS NULL OR topic = $6)`;

/** The way back: handles the queue of a parked key in order. Replaying twice changes nothing. */
@Injectable()
export class Replay {
  constructor(
    private readonly db: DataSource,
    private readonly settings: MessagingSettings,
    private readonly messaging: Messaging,
    private readonly waker: RelayWaker,
  ) {}

  /** One key, in one transaction. A handler that never ends is cut off, and its key stays as it was. */
  async replay({ topic, key }: KeyScope): Promise<Replayed> {
    const scope = { topic, key };
    const now = new Date();
    const { handlerDeadlineMs } = this.settings.limits;
    try {
      const work = await cutTransaction(this.db, handlerDeadlineMs, { lost: NEVER }, async (tx, progressed) => {
        const ledger = emptyLedger(progressed);
        const drained = await this.messaging.queues.drain(tx, scope, ledger, now);
        await this.messaging.queues.releaseWaiting(tx, ledger, now);
        await writeOutbox(tx, ledger.published);
        return { drained, published: ledger.published.length };
      });
      if (work.published > 0) this.waker.wake();
      const { handled, left } = work.drained ?? { handled: 0, left: 0 };
      return { ...scope, wasHeld: work.drained !== undefined, handled, left, ...(await this.whyLeft(scope, left)) };
    } catch (error) {
      if (!(error instanceof HandlerHung)) throw error;
      const left = await this.leftOf(scope);
      const why = { ...NO_WHY, code: 'NEVER_ENDED', reason: error.message };
      return { ...scope, wasHeld: true, handled: 0, left, ...why };
    }
  }

  /** Parked keys, oldest first, each in a transaction of its own; what was done stays done when a later one fails. */
  async replayPortion({ topic, limit = PORTION, after, until }: PortionOptions = {}): Promise<Portion> {
    const end = until ?? (await this.now());
    const between = (from: KeyPlace | undefined): Between => ({ after: from, until: end, topic });
    const places = await this.parked(between(after), limit);
    const began = Date.now();
    const keys: Replayed[] = [];
    let last = after;
    for (const place of places) {
      try {
        keys.push(await this.replay(place));
      } catch (error) {
        // What is told must be what was done: the next portion meets the same error first.
        if (keys.length === 0) throw error;
        break;
      }
      last = place;
      if (Date.now() - began > PORTION_MS) break;
    }
    const remaining = await this.remaining(between(last));
    return { keys, remaining, after: remaining > 0 ? last : undefined, until: end };
  }

  /** All keys that are parked now. */
  async replayAll(): Promise<Replayed[]> {
    const all: Replayed[] = [];
    for (let more: PortionOptions | undefined = {}; more !== undefined;) {
      const portion: Portion = await this.replayPortion(more);
      all.push(...portion.keys);
      more = portion.after && { after: portion.after, until: portion.until };
    }
    return all;
  }

  private async parked(between: Between, limit: number): Promise<KeyPlace[]> {
    return this.db.query<KeyPlace[]>(
      `SELECT topic, key, ${HELD_AT}::text AS "heldAt" FROM parked_key WHERE ${BETWEEN}
       ORDER BY ${HELD_AT}, topic, key LIMIT $7`,
      [...this.parametersOf(between), limit],
    );
  }

  private async remaining(between: Between): Promise<number> {
    const [row] = await this.db.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM parked_key WHERE ${BETWEEN}`,
      this.parametersOf(between),
    );
    return row?.n ?? 0;
  }

  private parametersOf({ after, until, topic }: Between): unknown[] {
    const { heldAt = '-1', topic: afterTopic = '', key = '' } = after ?? {};
    return [this.settings.service, heldAt, afterTopic, key, until, topic ?? null];
  }

  private async now(): Promise<string> {
    const [row] = await this.db.query<{ now: string }[]>(
      `SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint::text AS now`,
    );
    return row?.now ?? '0';
  }

  private async leftOf({ topic, key }: KeyScope): Promise<number> {
    const [row] = await this.db.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM parked_event WHERE consumer = $1 AND topic = $2 AND key = $3`,
      [this.settings.service, topic, key],
    );
    return row?.n ?? 0;
  }

  private async whyLeft({ topic, key }: KeyScope, left: number): Promise<Why> {
    if (left === 0) return NO_WHY;
    const [why] = await this.db.query<Why[]>(
      `SELECT e.code, e.reason, e.params, k.awaits FROM parked_key k JOIN parked_event e USING (consumer, topic, key)
       WHERE k.consumer = $1 AND k.topic = $2 AND k.key = $3 ORDER BY e.position LIMIT 1`,
      [this.settings.service, topic, key],
    );
    return why ?? NO_WHY;
  }
}
