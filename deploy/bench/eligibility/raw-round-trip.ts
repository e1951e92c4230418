import kafkajs from 'kafkajs';
import type pg from 'pg';
import { AppraisalCompleted, topicDefinition } from '#contracts';
import { asMessage } from '#testing';
import { provisionTopics } from '../../local/topics.js';
import { kafkaClient, type KafkaPlace } from '../../local/kafka-client.js';

/** What any way from one service's database over Kafka to another's costs at least. */
export class RawRoundTrip {
  private arrived: () => void = () => undefined;

  private constructor(
    private readonly producer: kafkajs.Producer,
    private readonly consumer: kafkajs.Consumer,
    private readonly database: pg.Client,
    private readonly topic: string,
  ) {}

  static async connect(place: KafkaPlace, topicPrefix: string, database: pg.Client): Promise<RawRoundTrip> {
    const topic = topicPrefix + AppraisalCompleted.topic;
    await provisionTopics({ ...place, topicPrefix, topics: [topicDefinition(AppraisalCompleted.topic)] });
    await database.query('CREATE TABLE raw_commit (payload text NOT NULL)');
    const kafka = kafkaClient(place);
    const producer = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    });
    const consumer = kafka.consumer({ groupId: `${topicPrefix}raw` });
    await Promise.all([producer.connect(), consumer.connect()]);
    const made = new RawRoundTrip(producer, consumer, database, topic);
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({ eachMessage: () => Promise.resolve(made.arrived()) });
    return made;
  }

  /** One message produced and consumed, then two commits of one row. @returns ms */
  async take(): Promise<number> {
    const {
      key = null,
      value,
      headers = {},
    } = asMessage(AppraisalCompleted, AppraisalCompleted.example, { source: '/bench' });
    const began = performance.now();
    const arrival = new Promise<void>((resolve) => {
      this.arrived = resolve;
    });
    await this.producer.send({ topic: this.topic, acks: -1, messages: [{ key, value, headers }] });
    await arrival;
    for (let commit = 0; commit < 2; commit += 1) {
      await this.database.query({ name: 'raw', text: 'INSERT INTO raw_commit VALUES ($1)', values: [value] });
    }
    return performance.now() - began;
  }

  async close(): Promise<void> {
    await Promise.all([this.producer.disconnect(), this.consumer.disconnect()]);
  }
}
