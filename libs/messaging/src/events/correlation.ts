import { AsyncLocalStorage } from 'node:async_hooks';

/** What led to the work at hand: one correlation id from a person's call to its last consequence. */
export interface Cause {
  readonly correlationId: string;
  /** The event that is being handled; absent in an HTTP call. */
  readonly causationId?: string;
}

export const correlation = new AsyncLocalStorage<Cause>();
