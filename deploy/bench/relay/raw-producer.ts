import kafkajs from 'kafkajs';
import { TOPIC } from './outbox-place.js';
import type { ReadyMessage } from './outbox-rows.js';

const BATCH = 500;

/** kafkajs alone, set as the relay sets it: idempotent, all replicas, one batch of 500 after the other. */
export class RawProducer {
  private constructor(
    private readonly producer: kafkajs.Producer,
    private readonly topic: string,
  ) {}

  static async connect(kafka: kafkajs.Kafka, topicPrefix: string): Promise<RawProducer> {
    const producer = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    });
    await producer.connect();
    return new RawProducer(producer, topicPrefix + TOPIC);
  }

  /** Sends `count` messages, the given ones in turn. @returns messages per second */
  async rate(messages: readonly ReadyMessage[], count: number): Promise<number> {
    const began = performance.now();
    for (let sent = 0; sent < count; sent += BATCH) {
      const at = sent % messages.length;
      const batch = messages.slice(at, at + BATCH);
      await this.producer.sendBatch({ acks: -1, topicMessages: [{ topic: this.topic, messages: batch }] });
    }
    return count / ((performance.now() - began) / 1000);
  }

  async close(): Promise<void> {
    await this.producer.disconnect();
  }
}
