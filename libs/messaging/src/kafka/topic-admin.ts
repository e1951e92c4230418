import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type kafkajs from 'kafkajs';
import type { TopicDefinition } from '#contracts';
import { AdminConnection } from './admin-connection.js';
import type { KafkaSettings } from './kafka.js';

export interface PartitionLag {
  readonly topic: string;
  readonly partition: number;
  readonly lag: number;
}

const LEADERS_MS = 20_000;

/** Makes topics and reads where groups stand. */
@Injectable()
export class TopicAdmin implements OnApplicationShutdown {
  private readonly connection: AdminConnection;

  constructor(private readonly settings: KafkaSettings) {
    this.connection = new AdminConnection(settings);
  }

  /** Creates the topics that are missing; those that exist are left as they are. */
  async ensure(definitions: readonly TopicDefinition[]): Promise<void> {
    const admin = await this.connection.open();
    const existing = new Set(await admin.listTopics());
    const topics = definitions
      .map(({ name, partitions, config }) => ({
        topic: this.settings.topicPrefix + name,
        numPartitions: partitions,
        configEntries: Object.entries(config).map(([key, value]) => ({ name: key, value })),
      }))
      .filter(({ topic }) => !existing.has(topic));
    if (topics.length === 0) return;
    await admin.createTopics({ topics, waitForLeaders: false });
    await this.awaitLeaders(admin, topics);
  }

  /** Asked here and not by kafkajs, whose own wait gives up at once while other topics are being made. */
  private async awaitLeaders(admin: kafkajs.Admin, made: readonly { topic: string; numPartitions: number }[]) {
    const deadline = Date.now() + LEADERS_MS;
    for (;;) {
      try {
        const { topics } = await admin.fetchTopicMetadata({ topics: made.map(({ topic }) => topic) });
        const led = topics.flatMap(({ partitions }) => partitions.filter(({ leader }) => leader >= 0));
        if (led.length >= made.reduce((sum, { numPartitions }) => sum + numPartitions, 0)) return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
      }
      if (Date.now() > deadline) throw new Error(`Kafka named no leader for new topics within ${LEADERS_MS} ms`);
      await delay(100);
    }
  }

  /** How many messages a group has still to take, by partition. Names without the environment's prefix. */
  async lag(group: string, topics: readonly string[]): Promise<PartitionLag[]> {
    const admin = await this.connection.open();
    const { topicPrefix } = this.settings;
    const committed = await admin.fetchOffsets({
      groupId: topicPrefix + group,
      topics: topics.map((topic) => topicPrefix + topic),
    });
    const found = await Promise.all(
      committed.map(async ({ topic, partitions }) => {
        const ends = new Map((await admin.fetchTopicOffsets(topic)).map((end) => [end.partition, end]));
        return partitions.map(({ partition, offset }) => {
          const end = ends.get(partition);
          const position = offset === '-1' ? Number(end?.low ?? 0) : Number(offset);
          return {
            topic: topic.slice(topicPrefix.length),
            partition,
            lag: Math.max(0, Number(end?.high ?? 0) - position),
          };
        });
      }),
    );
    return found.flat();
  }

  onApplicationShutdown(): Promise<void> {
    return this.connection.close();
  }
}
