import { setTimeout as delay } from 'node:timers/promises';
import type { Transaction } from '../decorators.js';
import type { EncodedEvent } from '../events/cloud-event.js';
import {
  BrokenRule,
  BrokenRules,
  HandlerHung,
  isTransient,
  PartitionLost,
  reasonOf,
  UnknownReference,
} from '../failures.js';
import type { Hold } from '../parking/parking.js';
import { lockReferences } from '../parking/references.js';
import { whyUndecodable } from './fault-of.js';
import type { Handlers } from './handlers.js';
import type { Incoming } from './incoming.js';

export type Outcome =
  | { readonly kind: 'done'; readonly published: EncodedEvent[] }
  | { readonly kind: 'held'; readonly hold: Exclude<Hold, { kind: 'behind' }> };

const TRIES = 3;
const PAUSE_MS = 20;

/**
 * Handles one event under a savepoint: what it wrote before failing is undone, what its neighbours wrote stays.
 * @throws only what concerns the whole transaction: a transient fault, a cut connection.
 */
export async function handleOne(tx: Transaction, item: Incoming, handlers: Handlers, now: Date): Promise<Outcome> {
  const { decoded } = item;
  if (decoded.kind === 'newer-version') return { kind: 'done', published: [] };
  if (decoded.kind === 'undecodable') {
    return { kind: 'held', hold: { kind: 'parked', ...whyUndecodable(decoded) } };
  }
  let checkedAgain = false;
  for (let attempt = 1; ; attempt += 1) {
    await tx.query('SAVEPOINT one_event');
    try {
      const published = await handlers.handle([decoded.event], { tx, now });
      await tx.query('RELEASE SAVEPOINT one_event');
      return { kind: 'done', published };
    } catch (error) {
      if (concernsAll(error)) throw error;
      await tx.query('ROLLBACK TO SAVEPOINT one_event');
      if (error instanceof UnknownReference) {
        if (checkedAgain) return { kind: 'held', hold: { kind: 'waiting', awaits: error.awaits } };
        // Under the lock the reference either is there by now, or will find this event waiting.
        await lockReferences(tx, [error.awaits]);
        checkedAgain = true;
      } else if (isBroken(error) || attempt >= TRIES) {
        return { kind: 'held', hold: { kind: 'parked', ...reasonOf(error) } };
      } else {
        await delay(PAUSE_MS * attempt);
      }
    }
  }
}

const isBroken = (error: unknown): boolean => error instanceof BrokenRule || error instanceof BrokenRules;

const concernsAll = (error: unknown): boolean =>
  isTransient(error) || error instanceof HandlerHung || error instanceof PartitionLost;
