import { isDepartments } from '#contracts';
import { isUtf8 } from 'node:buffer';
import { decode, type Decoded, identityOf } from '../events/cloud-event.js';
import type { Message } from '../kafka/kafka.js';
import { inboxId } from './inbox.js';

/** A Kafka message on its way to its handlers. */
export interface Incoming {
  readonly message: Message;
  readonly topic: string;
  readonly partition: number;
  /** Within this scope order is kept: the Kafka key, or the message's own place when it has none. */
  readonly key: string;
  readonly inboxId: string;
  readonly decoded: Decoded;
}

/** `topic` is the name without the environment's prefix. */
export function incoming(consumer: string, topic: string, partition: number, message: Message): Incoming {
  const place = `${topic}/${partition}/${message.offset}`;
  const identity = identityOf(message);
  return {
    message,
    topic,
    partition,
    key: keyText(message.key) ?? `#${place}`,
    // A department's by its topic, so that none can take another's ids before it does.
    inboxId: inboxId(isDepartments(topic) ? `${consumer}\n${topic}` : consumer, identity, place),
    decoded: decode(message, topic, identity),
  };
}

/** Bytes that are no text keep their order too: they stand in hexadecimal. */
function keyText(key: Buffer | null): string | undefined {
  if (key === null || key.length === 0) return undefined;
  const isText = key.length <= 512 && isUtf8(key) && !key.includes(0);
  return isText ? key.toString('utf8') : `0x${key.subarray(0, 256).toString('hex')}`;
}
