import type { RejectedEvent } from '../buffer/rejected-events.js';
import type { Parcel } from './door.js';

/** An event in line. */
export interface Waiting<P> {
  /** Undefined when it cannot be read any more. */
  readonly parcel: Parcel | undefined;
  /** As it is kept when it is rejected. */
  readonly event: unknown;
  /** The place behind it. */
  readonly next: P;
}

/** A line of events whose front is remembered through crashes. */
export interface Line<P> {
  /** From the front; empty when nothing waits. */
  read(): Promise<readonly Waiting<P>[]>;
  /** Everything before `position` has been answered. */
  advance(position: P): Promise<void>;
  /** Keeps what was rejected; called before the front moves beyond it. */
  keepRejected(rejected: readonly RejectedEvent[]): Promise<void>;
}

export const asWaiting = <P>(json: string, next: P): Waiting<P> => {
  const event = JSON.parse(json) as { readonly id?: unknown; readonly source?: unknown } | null;
  const { id, source } = event ?? {};
  // Without them no answer could be told to be this event's.
  const parcel = typeof id === 'string' && typeof source === 'string' ? { json, id, source } : undefined;
  return { parcel, event, next };
};
