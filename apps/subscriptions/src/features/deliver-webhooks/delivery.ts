import type { Posting } from './post-event.js';
import { signaturesOf } from './signature.js';

/** An event as it is posted; its id stays the same however often it is sent. */
export function deliveryOf(position: number, body: string, secrets: readonly Buffer[], now: Date): Posting {
  const id = `evt_${position}`;
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const headers = {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'user-agent': 'teladan-webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signaturesOf(secrets, id, timestamp, body),
  };
  return { headers, body, position };
}
