import type { EventContract, EventOf } from '#contracts';

/** CloudEvents 1.0 in JSON, structured mode. */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** Left out where it would name an employee to who may not know him. */
  readonly subject?: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** The aggregate's version, as text: an extension that may be compared within one subject. */
  readonly sequence: string;
  readonly correlationid?: string;
  readonly causationid?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export const cloudEventOf = (event: EventOf<EventContract>): CloudEvent => ({
  specversion: '1.0',
  id: event.id,
  source: event.source,
  type: event.type,
  subject: event.subject,
  time: event.time.toISOString(),
  datacontenttype: 'application/json',
  sequence: String(event.sequence),
  correlationid: event.correlationId,
  ...(event.causationId !== undefined && { causationid: event.causationId }),
  data: event.data,
});
