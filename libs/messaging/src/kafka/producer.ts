import kafkajs from 'kafkajs';
import type { MessagingSettings } from '../messaging-settings.js';
import { connectKafka } from './kafka.js';

export interface OutgoingMessage {
  readonly topic: string;
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * A producer that is renewed after any failed send. kafkajs rolls its sequence numbers back on failure, and a number used
 * again can make the broker drop another batch as a duplicate: silent loss with `idempotent: true`.
 */
export class RenewedProducer {
  private current: Promise<kafkajs.Producer> | undefined;

  constructor(private readonly settings: MessagingSettings) {}

  /** Resolves when all replicas that count have the messages. @throws when any is in doubt; sending all again is then right. */
  async send(messages: readonly OutgoingMessage[]): Promise<void> {
    this.current ??= this.connect();
    const current = this.current;
    try {
      const producer = await current;
      const { sendBoundMs } = this.settings.limits;
      const topicMessages = this.byTopic(messages);
      await bounded(producer.sendBatch({ acks: -1, timeout: sendBoundMs, topicMessages }), sendBoundMs);
    } catch (error) {
      await this.discard(current);
      throw error;
    }
  }

  async close(): Promise<void> {
    const current = this.current;
    this.current = undefined;
    await current?.then((producer) => producer.disconnect()).catch(() => undefined);
  }

  private async connect(): Promise<kafkajs.Producer> {
    const producer = connectKafka(this.settings).producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
      retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 5 },
    });
    await producer.connect();
    return producer;
  }

  private async discard(producer: Promise<kafkajs.Producer>): Promise<void> {
    if (this.current === producer) this.current = undefined;
    await producer.then((old) => old.disconnect()).catch(() => undefined);
  }

  private byTopic(messages: readonly OutgoingMessage[]): kafkajs.TopicMessages[] {
    const topics = new Map<string, kafkajs.Message[]>();
    for (const { topic, key, value, headers } of messages) {
      const name = this.settings.topicPrefix + topic;
      const queue = topics.get(name);
      const message = { key, value, headers: { ...headers } };
      if (queue) queue.push(message);
      else topics.set(name, [message]);
    }
    return [...topics].map(([topic, queued]) => ({ topic, messages: queued }));
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
