import { decode, type Decoded } from '../events/cloud-event.js';
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
  return {
    message,
    topic,
    partition,
    key: keyText(message.key) ?? `#${place}`,
    inboxId: inboxId(consumer, message, place),
    decoded: decode(message, topic),
  };
}

/** Bytes that are no text keep their order too: they stand in hexadecimal. */
function keyText(key: Buffer | null): string | undefined {
  if (key === null || key.length === 0) return undefined;
  const text = key.toString('utf8');
  const isText = !text.includes('\0') && Buffer.from(text, 'utf8').equals(key) && key.length <= 512;
  return isText ? text : `0x${key.subarray(0, 256).toString('hex')}`;
}
