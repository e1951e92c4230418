import type { Incoming } from '../consumer/incoming.js';
import { contentOf } from './content.js';

/**
 * What is held of the keys and ids that a batch brings; the batch adds what it holds itself.
 *
 * An id stands for one event: what comes again with the id of an event that was handled is a duplicate, whatever it says. That
 * of an event which is only held has had no effect, and may never have one: another event with this id may be the corrected
 * one. It is kept, and has its turn once the held one is out of the way: handled, the id has had its effect and the other is
 * dropped; discarded, the id is free and the other takes it. So an id still has its effects once, and nothing is lost.
 */
export class Held {
  /** How many were dropped as duplicates. */
  dropped = 0;

  constructor(
    private readonly keys: Set<string>,
    /** Of the batch, those whose id was seen before. */
    private readonly again: ReadonlySet<Incoming>,
    /** By the id: what the held events with it say. */
    private readonly contents: Map<string, Set<string>>,
  ) {}

  hasKey(key: string): boolean {
    return this.keys.has(key);
  }

  /** Whether its id belongs to another event. */
  isAgain(item: Incoming): boolean {
    return this.again.has(item);
  }

  isDuplicate(item: Incoming): boolean {
    if (!this.again.has(item)) return false;
    const others = this.contents.get(item.inboxId);
    return others === undefined || others.has(contentOf(item.message));
  }

  add(item: Incoming): void {
    this.keys.add(item.key);
    const content = contentOf(item.message);
    const known = this.contents.get(item.inboxId);
    if (known === undefined) this.contents.set(item.inboxId, new Set([content]));
    else known.add(content);
  }
}
