import type { DataOf, EventContract } from '#contracts';

/** An event to be published with the rows that it speaks of; key and subject come from its contract. */
export interface NewEvent {
  readonly contract: EventContract;
  readonly data: Record<string, unknown>;
  /** The aggregate's version; comparable only within one subject. */
  readonly sequence: number;
  /** When it happened; the moment of writing when left out. */
  readonly time?: Date;
}

export const newEvent = <C extends EventContract>(
  contract: C,
  data: DataOf<C>,
  sequence: number,
  time?: Date,
): NewEvent => ({ contract, data: data, sequence, ...(time && { time }) });
