import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Transaction } from '../decorators.js';
import type { Event } from '../events/cloud-event.js';
import { BrokenRules, HandlerHung, isConflict, isTransient, KeysLocked, PartitionLost } from '../failures.js';
import type { MessagingSettings } from '../messaging-settings.js';
import { duplicatesSkipped, eventsHandled } from '../metrics.js';
import { writeOutbox } from '../outbox/outbox.js';
import type { Held } from '../parking/held.js';
import type { Parking } from '../parking/parking.js';
import { emptyLedger, type Ledger, type QueueRunner } from '../parking/queue-runner.js';
import type { RelayWaker } from '../relay/relay-waker.js';
import { admit } from './admission.js';
import { beginAttempt, endAttempt, type Range } from './attempts.js';
import { faultOf } from './fault-of.js';
import type { Handlers } from './handlers.js';
import type { Inbox } from './inbox.js';
import type { Incoming } from './incoming.js';
import { Isolation } from './isolation.js';
import { cutTransaction, type Tenure } from './transaction.js';

/** What did not end so often, tried alone, is given up. */
const MAX_UNENDED = 2;
const NEVER_ENDED = {
  code: 'NEVER_ENDED',
  reason: 'its handling did not end, twice: the process died in it, or the deadline passed',
  stack: '',
};
const MAX_BACKOFF_MS = 5_000;

const NONE_BROKEN: BrokenRules['broken'] = new Map();

type Apply = (tx: Transaction, items: readonly Incoming[], held: Held, ledger: Ledger, now: Date) => Promise<void>;

/** What becomes of the events that wait for what a transaction made known. */
type Release = (tx: Transaction, ledger: Ledger, now: Date) => Promise<void>;

/**
 * Turns messages of one partition into committed effects: all in one transaction; when that fails, event by event under
 * savepoints; when a process has died or hung in it, each event in a transaction of its own.
 */
export class BatchProcessor {
  private readonly logger = new Logger('Consumer');
  private readonly isolation = new Isolation();

  constructor(
    private readonly db: DataSource,
    private readonly settings: MessagingSettings,
    private readonly handlers: Handlers,
    private readonly parking: Parking,
    private readonly queues: QueueRunner,
    private readonly inbox: Inbox,
    private readonly waker: RelayWaker,
  ) {}

  /** Resolves when every effect is committed. @throws {PartitionLost} when the partition is no longer ours. */
  async process(items: readonly Incoming[], tenure: Tenure): Promise<void> {
    const relevant = items.filter(({ decoded }) => this.concerns(decoded));
    if (relevant.length === 0) return;
    const range = this.rangeOf(relevant);
    let interrupted = false;
    await this.persist(tenure, range, async (again) => {
      const attempt = await beginAttempt(this.db, range, 'batch');
      // A marker that an attempt of this very call left behind tells of no death.
      interrupted ||= attempt.interrupted && !again;
      if (interrupted) return this.eachAlone(relevant, tenure, this.isolation.alone);
      try {
        await this.together(relevant, range, tenure);
      } catch (error) {
        if (error instanceof HandlerHung) return this.eachAlone(relevant, tenure, this.isolation.beside);
        if (isTransient(error) || error instanceof PartitionLost) throw error;
        await this.underSavepoints(relevant, range, tenure);
      }
    });
  }

  /** What is told to break a rule is parked, and the others run together again, once: rules are told all at once. */
  private async together(items: readonly Incoming[], range: Range, tenure: Tenure): Promise<void> {
    const all = (broken: BrokenRules['broken']) =>
      this.isolation.beside(() => this.run(items, range, tenure, this.allBut(broken)));
    try {
      await all(NONE_BROKEN);
    } catch (error) {
      if (!(error instanceof BrokenRules)) throw error;
      await all(error.broken);
    }
  }

  /** Event by event the rows are locked in the order of arrival; where that meets another batch, each commits alone. */
  private async underSavepoints(items: readonly Incoming[], range: Range, tenure: Tenure): Promise<void> {
    try {
      await this.isolation.beside(() => this.run(items, range, tenure, this.oneByOne));
    } catch (error) {
      if (!isConflict(error) && !(error instanceof HandlerHung)) throw error;
      await this.eachAlone(items, tenure, this.isolation.beside);
    }
  }

  private concerns(decoded: Incoming['decoded']): boolean {
    return (
      decoded.kind === 'undecodable' || (decoded.kind === 'event' && this.handlers.of(decoded.event.type).length > 0)
    );
  }

  /** Tries again for as long as a transient fault lasts; a marker of an attempt that ended in this process is taken back. */
  private async persist(tenure: Tenure, range: Range, attempt: (again: boolean) => Promise<void>): Promise<void> {
    for (let backoff = 100, again = false; ; backoff = Math.min(backoff * 2, MAX_BACKOFF_MS), again = true) {
      try {
        return await attempt(again);
      } catch (error) {
        await endAttempt(this.db, range).catch(() => undefined);
        if (tenure.lost.aborted || error instanceof PartitionLost) throw new PartitionLost('stopped');
        if (!isTransient(error)) throw error;
        this.logger.warn(`${range.topic}/${range.partition} tries again in ${backoff} ms: ${String(error)}`);
        await delay(backoff, undefined, { signal: tenure.lost }).catch(() => undefined);
      }
    }
  }

  private async run(
    items: readonly Incoming[],
    range: Range,
    tenure: Tenure,
    apply: Apply,
    release: Release = this.release,
  ): Promise<void> {
    let isAdmitted = false;
    const published = await cutTransaction(
      this.db,
      this.settings.limits.handlerDeadlineMs,
      tenure,
      async (tx, progressed) => {
        const now = new Date();
        const held = await admit({ inbox: this.inbox, parking: this.parking }, tx, range, items, now);
        isAdmitted = true;
        const ledger = emptyLedger(progressed);
        await apply(tx, items, held, ledger, now);
        await release(tx, ledger, now);
        await writeOutbox(tx, ledger.published);
        eventsHandled.inc({ topic: range.topic }, items.length - held.dropped);
        duplicatesSkipped.inc({ topic: range.topic }, held.dropped);
        return ledger.published.length;
      },
    ).catch((error: unknown) => {
      // Blamed for the wait, an event would be parked without ever having been handled.
      throw error instanceof HandlerHung && !isAdmitted ? new KeysLocked('its keys stayed locked') : error;
    });
    if (published > 0) this.waker.wake();
  }

  private readonly allBut =
    (broken: BrokenRules['broken']): Apply =>
    async (tx, items, held, ledger, now) => {
      const flowing: Incoming[] = [];
      for (const item of items) {
        if (await this.queues.setAside(tx, item, held, ledger, now)) continue;
        const why = faultOf(item, broken);
        if (why !== undefined) {
          await this.queues.park(tx, item, why, ledger, now);
          ledger.progressed();
          held.add(item);
        } else {
          flowing.push(item);
        }
      }
      const events = flowing.flatMap(({ decoded }): Event[] => (decoded.kind === 'event' ? [decoded.event] : []));
      ledger.published.push(...(await this.handlers.handle(events, { tx, now })));
      flowing.forEach((item) => this.queues.note(item, [], ledger));
    };

  private readonly oneByOne: Apply = async (tx, items, held, ledger, now) => {
    for (const item of items) {
      if (await this.queues.setAside(tx, item, held, ledger, now)) continue;
      if ((await this.queues.handleOrHold(tx, item, ledger, now)) === 'held') held.add(item);
    }
  };

  /** Each event begins and ends by itself, so that the one which kills or hangs is told from its neighbours. */
  private async eachAlone(items: readonly Incoming[], tenure: Tenure, isolate: Isolation['alone']): Promise<void> {
    for (const item of items) {
      const range = this.rangeOf([item]);
      const attempt = async (): Promise<'ended' | 'hung'> => {
        const { count } = await beginAttempt(this.db, range, 'alone');
        try {
          await this.run([item], range, tenure, ...this.afterDeaths(count - 1, item));
          return 'ended';
        } catch (error) {
          if (error instanceof HandlerHung) return 'hung';
          throw error;
        }
      };
      await this.persist(tenure, range, async () => {
        while ((await isolate(attempt)) === 'hung');
      });
    }
  }

  private readonly release: Release = (tx, ledger, now) => this.queues.releaseWaiting(tx, ledger, now);

  /**
   * What did not end may be the event itself, or one that waits for what it makes known and is handled in its transaction.
   * So those that wait are parked first, and the event only when it still does not end.
   */
  private afterDeaths(unended: number, { decoded }: Incoming): [Apply, Release] {
    if (unended < MAX_UNENDED) return [this.oneByOne, this.release];
    const isAwaited = decoded.kind === 'event' && this.handlers.provides(decoded.event).length > 0;
    if (!isAwaited || unended > MAX_UNENDED) return [this.parkUnended, this.release];
    return [this.oneByOne, (tx, ledger, now) => this.queues.parkWaiting(tx, ledger, NEVER_ENDED, now)];
  }

  private readonly parkUnended: Apply = async (tx, items, held, ledger, now) => {
    for (const item of items) {
      if (!(await this.queues.setAside(tx, item, held, ledger, now))) {
        await this.queues.park(tx, item, NEVER_ENDED, ledger, now);
        held.add(item);
      }
    }
  };

  private rangeOf(items: readonly Incoming[]): Range {
    const [first, last] = [items[0], items.at(-1)];
    if (!first || !last) throw new Error('an empty batch has no range');
    const { topic, partition } = first;
    return {
      consumer: this.settings.service,
      topic,
      partition,
      first: first.message.offset,
      last: last.message.offset,
    };
  }
}
