import { v7 as uuidv7 } from 'uuid';
import { type EventData, type EventType, subjectOf } from './contract.js';

/** CloudEvents 1.0, structured JSON. */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject?: string;
  /** RFC 3339. */
  readonly time: string;
  readonly datacontenttype?: string;
  readonly data: unknown;
}

export interface EventOptions {
  /** When it happened; now when it is left out. */
  readonly time?: Date;
  /** The department's own id of the event, if it has one that is the same each time; else a new UUID version 7. */
  readonly id?: string;
}

/** The id is made here, once: whatever is sent again later is the same event. */
export const cloudEvent = <T extends EventType>(
  source: string,
  type: T,
  data: EventData[T],
  { time = new Date(), id = uuidv7() }: EventOptions,
): CloudEvent => ({
  specversion: '1.0',
  id,
  source,
  type,
  subject: subjectOf(data),
  // What is no time at all is found by the check, with all else that is wrong.
  time: Number.isNaN(time.getTime()) ? '' : time.toISOString(),
  datacontenttype: 'application/json',
  data,
});
