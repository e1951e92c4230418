import { Logger } from '@nestjs/common';
import type { Transaction } from '../decorators.js';
import type { Inbox } from '../consumer/inbox.js';
import type { Handlers } from '../consumer/handlers.js';
import type { Incoming } from '../consumer/incoming.js';
import { handleOne, type Outcome } from '../consumer/message-by-message.js';
import type { EncodedEvent } from '../events/cloud-event.js';
import type { MessagingSettings } from '../messaging-settings.js';
import { duplicatesSkipped } from '../metrics.js';
import type { Held } from './held.js';
import type { Hold, KeyScope, Parking, Queued } from './parking.js';
import { parkedNotice } from './parked-notice.js';
import { lockReferences } from './references.js';

/** What a transaction has to publish at its end, and what it made known on the way. */
export interface Ledger {
  readonly published: EncodedEvent[];
  readonly references: Set<string>;
  /** Told at the end of each event: the deadline is one of a handler, however long a queue may be. */
  readonly progressed: () => void;
}

export const emptyLedger = (progressed: () => void): Ledger => ({ published: [], references: new Set(), progressed });

type Parked = Extract<Hold, { kind: 'parked' }>;

const SAME_ID_HELD: Parked = {
  kind: 'parked',
  code: 'SAME_ID_HELD',
  reason:
    'another event with this source and id is held under another key: discard that one, or mend its cause and replay',
  stack: '',
};

/** Runs queues of held keys: those whose reference has come, and those that somebody replays. */
export class QueueRunner {
  private readonly logger = new Logger('Parking');

  constructor(
    private readonly settings: MessagingSettings,
    private readonly handlers: Handlers,
    private readonly parking: Parking,
    private readonly inbox: Inbox,
  ) {}

  /** Keeps an event from being handled now, or drops it; false when nothing stands in its way. */
  async setAside(tx: Transaction, item: Incoming, held: Held, ledger: Ledger, now: Date): Promise<boolean> {
    if (held.isDuplicate(item)) {
      held.dropped += 1;
      return true;
    }
    const isAgain = held.isAgain(item);
    if (!isAgain && !held.hasKey(item.key)) return false;
    // What is kept for its id alone has a key of its own; behind another event it waits for both.
    await this.hold(tx, item, held.hasKey(item.key) ? { kind: 'behind' } : SAME_ID_HELD, ledger, now, isAgain);
    held.add(item);
    return true;
  }

  /** Handles one event and notes its effects; holds it, with everything that this asks for, when it cannot be handled. */
  async handleOrHold(tx: Transaction, item: Incoming, ledger: Ledger, now: Date): Promise<'done' | 'held'> {
    const outcome = await handleOne(tx, item, this.handlers, now);
    ledger.progressed();
    if (outcome.kind === 'done') {
      this.note(item, outcome.published, ledger);
      return 'done';
    }
    await this.hold(tx, item, outcome.hold, ledger, now);
    return 'held';
  }

  async park(tx: Transaction, item: Incoming, why: Omit<Parked, 'kind'>, ledger: Ledger, now: Date): Promise<void> {
    await this.hold(tx, item, { kind: 'parked', ...why }, ledger, now);
  }

  note(item: Incoming, published: readonly EncodedEvent[], ledger: Ledger): void {
    ledger.published.push(...published);
    if (item.decoded.kind === 'event') {
      for (const reference of this.handlers.provides(item.decoded.event)) ledger.references.add(reference);
    }
  }

  /** Lets go on what waits for the references that this transaction made known, and what those make known in turn. */
  async releaseWaiting(tx: Transaction, ledger: Ledger, now: Date): Promise<void> {
    const settled = new Set<string>();
    for (;;) {
      const references = [...ledger.references].filter((reference) => !settled.has(reference));
      if (references.length === 0) return;
      references.forEach((reference) => settled.add(reference));
      await lockReferences(tx, references);
      for (const scope of await this.parking.waitingFor(tx, references)) await this.drain(tx, scope, ledger, now);
    }
  }

  /** Parks what waits for the references that this transaction made known: handling it did not end. */
  async parkWaiting(tx: Transaction, ledger: Ledger, why: Omit<Parked, 'kind'>, now: Date): Promise<void> {
    const references = [...ledger.references];
    await lockReferences(tx, references);
    for (const scope of await this.parking.waitingFor(tx, references)) {
      const [head] = (await this.parking.queue(tx, scope)) ?? [];
      if (!head) continue;
      const hold: Parked = { kind: 'parked', ...why };
      await this.parking.holdAgain(tx, scope, head.position, hold);
      await this.announce(tx, head.item, hold, ledger, now);
    }
  }

  /**
   * Handles the queue of a key in order, until it is empty and the key flows again, or its head is held anew.
   * @returns how many events were handled and how many are left; undefined when the key was not held.
   */
  async drain(
    tx: Transaction,
    scope: KeyScope,
    ledger: Ledger,
    now: Date,
  ): Promise<{ handled: number; left: number } | undefined> {
    const queue = await this.parking.queue(tx, scope);
    if (!queue) return undefined;
    let [handled, left] = [0, queue.length];
    for (const queued of queue) {
      const { position, item } = queued;
      const outcome = await this.handleQueued(tx, queued, now);
      ledger.progressed();
      if (outcome.kind === 'held') {
        await this.parking.holdAgain(tx, scope, position, outcome.hold);
        await this.announce(tx, item, outcome.hold, ledger, now);
        return { handled, left };
      }
      await this.parking.remove(tx, position);
      left -= 1;
      if (outcome.kind === 'dropped') continue;
      this.note(item, outcome.published, ledger);
      handled += 1;
    }
    await this.parking.free(tx, scope);
    return { handled, left };
  }

  /** One that came while another with its id was held has its turn if that was discarded, and none if it was handled. */
  private async handleQueued(
    tx: Transaction,
    { position, item, isAgain }: Queued,
    now: Date,
  ): Promise<Outcome | { readonly kind: 'dropped' }> {
    if (isAgain) {
      if (await this.parking.isTaken(tx, item.inboxId, position)) return { kind: 'held', hold: SAME_ID_HELD };
      const isFree = (await this.inbox.record(tx, [item.inboxId], now)).length > 0;
      if (!isFree) {
        duplicatesSkipped.inc({ topic: item.topic });
        return { kind: 'dropped' };
      }
      await this.parking.own(tx, position);
    }
    return handleOne(tx, item, this.handlers, now);
  }

  private async hold(
    tx: Transaction,
    item: Incoming,
    hold: Hold,
    ledger: Ledger,
    now: Date,
    isAgain = false,
  ): Promise<void> {
    await this.parking.hold(tx, item, hold, isAgain);
    await this.announce(tx, item, hold, ledger, now);
  }

  private async announce(tx: Transaction, item: Incoming, hold: Hold, ledger: Ledger, now: Date): Promise<void> {
    if (hold.kind !== 'parked') return;
    await this.inbox.markParked(tx, item.inboxId);
    ledger.published.push(parkedNotice(this.settings.service, item, hold, now));
    // Where it lies and why: key and content may tell of a person.
    this.logger.warn(`parked ${item.topic}/${item.partition} at ${item.message.offset}: ${hold.code}`);
  }
}
