import { v7 as uuidv7 } from 'uuid';
import { parkedTopic } from '#contracts';
import type { Incoming } from '../consumer/incoming.js';
import { type EncodedEvent, identityOf } from '../events/cloud-event.js';
import { textHeader } from '../kafka/kafka.js';
import type { Hold } from './parking.js';

/** Of what a sender wrote: a notice that is larger than a broker takes would stop all others. */
const MOST_SHOWN = 512;

const TYPE = 'teladan.messaging.event-parked.v1';

/** Tells on `<service>.parked` that an event was parked and why. Its content stays in the database: it may be personal. */
export function parkedNotice(
  service: string,
  item: Incoming,
  hold: Extract<Hold, { kind: 'parked' }>,
  now: Date,
): EncodedEvent {
  const id = uuidv7();
  const { headers } = item.message;
  return {
    id,
    topic: parkedTopic(service),
    key: item.key,
    type: TYPE,
    payload: JSON.stringify({
      consumer: service,
      topic: item.topic,
      partition: item.partition,
      offset: item.message.offset,
      eventId: identityOf(item.message)?.id.slice(0, MOST_SHOWN) ?? null,
      eventType: textHeader(headers, 'ce_type')?.slice(0, MOST_SHOWN) ?? null,
      code: hold.code,
      reason: hold.reason,
    }),
    headers: {
      ce_specversion: '1.0',
      ce_id: id,
      ce_source: `/teladan/${service}`,
      ce_type: TYPE,
      ce_subject: item.key,
      ce_time: now.toISOString(),
      ce_correlationid: item.decoded.kind === 'event' ? item.decoded.event.correlationId : id,
      'content-type': 'application/json',
    },
  };
}
