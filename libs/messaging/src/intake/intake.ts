import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { DepartmentTopic } from '#contracts';
import { KafkaOutage } from '../kafka/kafka-outage.js';
import { RenewedProducer } from '../kafka/producer.js';
import { MessagingSettings } from '../messaging-settings.js';
import { type ChosenMessages, portionsOf } from '../kafka/packed-part.js';

/** Somebody waits for the answer: sooner than the relay, which nobody waits for, and before a gateway gives up. */
const SEND_BOUND_MS = 5_000;

/** Below the megabyte that a broker takes at once by default: a portion that is too large would fail at each try. */
const MOST_BYTES = 900_000;

/** Hands events of parties outside to their own topics, with the same guarantees as the relay. */
@Injectable()
export class Intake implements OnApplicationShutdown {
  /** One each, so that a topic that cannot be written to delays no other department. */
  private readonly producers = new Map<DepartmentTopic, RenewedProducer>();
  private readonly settings: MessagingSettings;

  constructor(settings: MessagingSettings) {
    const ours = { ...settings.limits, sendBoundMs: SEND_BOUND_MS, requestTimeoutMs: SEND_BOUND_MS };
    this.settings = new MessagingSettings(settings.service, settings, ours);
  }

  /**
   * Resolves when all replicas that count have all events, each key's in order.
   * @throws when any is in doubt: some may have arrived. Sending all again is then right, the inbox drops what came twice.
   */
  async send(topic: DepartmentTopic, chosen: readonly ChosenMessages[]): Promise<void> {
    const producer = this.producerOf(topic);
    try {
      for (const portion of portionsOf(chosen, MOST_BYTES)) await producer.sendPacked(topic, portion);
    } catch (cause) {
      throw new KafkaOutage(`Kafka did not acknowledge events for ${topic}`, { cause });
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.producers.values()].map((producer) => producer.close()));
  }

  private producerOf(topic: DepartmentTopic): RenewedProducer {
    const known = this.producers.get(topic);
    if (known !== undefined) return known;
    const made = new RenewedProducer(this.settings);
    this.producers.set(topic, made);
    return made;
  }
}
