import type { EntityManager } from 'typeorm';
import { Held } from '../parking/held.js';
import type { Parking } from '../parking/parking.js';
import type { Range } from './attempts.js';
import type { Inbox } from './inbox.js';
import type { Incoming } from './incoming.js';

/** The first statements of a batch's transaction: which of its events are new, and what stands in their way. */
export async function admit(
  { inbox, parking }: { readonly inbox: Inbox; readonly parking: Parking },
  tx: EntityManager,
  range: Range,
  items: readonly Incoming[],
  now: Date,
): Promise<Held> {
  const { unseen, held } = await inbox.admit(tx, range, items, now);
  const again = new Set(items.filter(({ inboxId }) => !unseen.delete(inboxId)));
  if (again.size === 0) return new Held(held, again, new Map());
  const contents = await parking.contentsOf(tx, idsOf(again));
  // What was held when the first statement began may have been discarded since: then its id is free.
  const notHeld = idsOf(again).filter((id) => !contents.has(id));
  const free = new Set(await inbox.record(tx, notHeld, now));
  for (const item of again) if (free.delete(item.inboxId)) again.delete(item);
  return new Held(held, again, contents);
}

const idsOf = (items: ReadonlySet<Incoming>): string[] => [...new Set([...items].map(({ inboxId }) => inboxId))].sort();
