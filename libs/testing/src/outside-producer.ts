import { randomUUID } from 'node:crypto';
import kafkajs from 'kafkajs';
import type { DataOf, EventContract } from '#contracts';
import { connectKafka, type KafkaSettings } from '#messaging';

export interface GivenOptions {
  readonly sequence?: number;
  readonly time?: Date;
  readonly id?: string;
  readonly source?: string;
  /** Needed for departments' events: `service-events.<unit>`. */
  readonly topic?: string;
}

export interface RawMessage {
  readonly topic: string;
  readonly key?: string | Buffer | null;
  readonly value: string | Buffer | null;
  readonly headers?: Record<string, string | Buffer | (string | Buffer)[]>;
}

/** Sends as another service or a department would, with a stock client and by the documented format alone. */
export class OutsideProducer {
  private constructor(
    private readonly producer: kafkajs.Producer,
    private readonly topicPrefix: string,
  ) {}

  static async connect(settings: KafkaSettings): Promise<OutsideProducer> {
    const producer = connectKafka(settings).producer({
      allowAutoTopicCreation: false,
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    });
    await producer.connect();
    return new OutsideProducer(producer, settings.topicPrefix);
  }

  /** @returns the event's id, so that a test can send it again. */
  async given<C extends EventContract>(contract: C, data: DataOf<C>, options: GivenOptions = {}): Promise<string> {
    const id = options.id ?? randomUUID();
    await this.raw([asMessage(contract, data, { ...options, id })]);
    return id;
  }

  async raw(messages: readonly RawMessage[], { packed = false } = {}): Promise<void> {
    const topics = [...new Set(messages.map(({ topic }) => topic))];
    await this.producer.sendBatch({
      acks: -1,
      compression: packed ? kafkajs.CompressionTypes.GZIP : kafkajs.CompressionTypes.None,
      topicMessages: topics.map((topic) => ({
        topic: this.topicPrefix + topic,
        messages: messages
          .filter((message) => message.topic === topic)
          .map(({ key = null, value, headers = {} }) => ({ key, value, headers })),
      })),
    });
  }

  async close(): Promise<void> {
    await this.producer.disconnect();
  }
}

/** The Kafka message of an event, by the documented format. */
export function asMessage<C extends EventContract>(
  contract: C,
  data: DataOf<C>,
  options: GivenOptions = {},
): RawMessage {
  const content = data as Record<string, unknown>;
  return {
    topic: options.topic ?? contract.topic,
    key: contract.key(content),
    value: JSON.stringify(data),
    headers: {
      ce_specversion: '1.0',
      ce_id: options.id ?? randomUUID(),
      ce_source: options.source ?? '/test/outside',
      ce_type: contract.type,
      ce_subject: contract.subject(content),
      ce_time: (options.time ?? new Date()).toISOString(),
      ce_sequence: String(options.sequence ?? 1),
      'content-type': 'application/json',
    },
  };
}
