import { setTimeout as delay } from 'node:timers/promises';
import type kafkajs from 'kafkajs';
import type { MessagingSettings } from '../messaging-settings.js';
import { connectKafka } from './kafka.js';
import { inOnePass, inParts } from './one-pass.js';
import type { ChosenMessages } from './packed-part.js';
import { keyPartitioner } from './partitioner.js';
import { produceQuickly } from './quick-produce.js';
import { SocketFence } from './socket-fence.js';

export interface OutgoingMessage {
  readonly topic: string;
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * How long a new producer waits when a send before it is in doubt. Its connection was answered, so the broker is alive, and
 * handles meanwhile what it still holds of that send: else an old event could come behind a newer one, and a compacted topic
 * would keep the old one.
 */
const SETTLE_MS = 1_000;

interface Current {
  readonly producer: Promise<kafkajs.Producer>;
  readonly fence: SocketFence;
}

/**
 * A producer that is renewed after any failed send. kafkajs rolls its sequence numbers back on failure, and a number used
 * again can make the broker drop another batch as a duplicate: silent loss with `idempotent: true`.
 */
export class RenewedProducer {
  private current: Current | undefined;
  private inDoubt = false;

  constructor(private readonly settings: MessagingSettings) {}

  /** An earlier owner of the outbox may have been sending when it died. */
  doubt(): void {
    this.inDoubt = true;
  }

  /** Resolves when all replicas that count have the messages. @throws when any is in doubt; sending all again is then right. */
  send(messages: readonly OutgoingMessage[]): Promise<void> {
    return this.sendTopics(this.byTopic(messages));
  }

  /** The same for messages of one topic that are packed. */
  sendPacked(topic: string, messages: readonly ChosenMessages[]): Promise<void> {
    return this.sendTopics([{ topic: this.settings.topicPrefix + topic, messages: inParts(messages) }]);
  }

  private async sendTopics(topicMessages: kafkajs.TopicMessages[]): Promise<void> {
    this.current ??= this.renew();
    const { current } = this;
    try {
      const producer = await current.producer;
      const { sendBoundMs } = this.settings.limits;
      await bounded(producer.sendBatch({ acks: -1, timeout: sendBoundMs, topicMessages }), sendBoundMs);
    } catch (error) {
      this.discard(current);
      throw error;
    }
  }

  async close(): Promise<void> {
    const { current } = this;
    this.current = undefined;
    await current?.producer.then((producer) => producer.disconnect()).catch(() => undefined);
  }

  private renew(): Current {
    const fence = new SocketFence();
    const producer = this.connect(fence);
    producer.catch(() => undefined);
    return { producer, fence };
  }

  private async connect(fence: SocketFence): Promise<kafkajs.Producer> {
    produceQuickly();
    const producer = connectKafka(this.settings, { socketFactory: fence.factory }).producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: keyPartitioner,
      retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 5 },
    });
    await producer.connect();
    if (this.inDoubt) await delay(SETTLE_MS);
    this.inDoubt = false;
    return producer;
  }

  private discard(current: Current): void {
    this.inDoubt = true;
    if (this.current === current) this.current = undefined;
    current.fence.close();
    current.producer.then((old) => old.disconnect()).catch(() => undefined);
  }

  private byTopic(messages: readonly OutgoingMessage[]): kafkajs.TopicMessages[] {
    const topics = new Map<string, kafkajs.Message[]>();
    for (const { topic, key, value, headers } of messages) {
      const name = this.settings.topicPrefix + topic;
      const queue = topics.get(name);
      const message = { key, value, headers };
      if (queue) queue.push(message);
      else topics.set(name, [message]);
    }
    return [...topics].map(([topic, queued]) => ({ topic, messages: inOnePass(queued) }));
  }
}

async function bounded(send: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const bound = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Kafka took no messages within ${ms} ms`)), ms);
  });
  try {
    await Promise.race([send, bound]);
  } finally {
    clearTimeout(timer);
    send.catch(() => undefined);
  }
}
