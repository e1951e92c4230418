import { allTopics, type TopicDefinition } from '#contracts';
import { ExpectedFailure } from './failure.js';
import { kafkaClient, type KafkaPlace } from './kafka-client.js';

export interface TopicsOptions extends KafkaPlace {
  /** Goes before each name, so that several sets of topics can live on one Kafka. */
  topicPrefix: string;
  /** Default: the platform's own. */
  topics?: readonly TopicDefinition[];
}

/**
 * Makes the topics that are not there yet and leaves the others as they are.
 *
 * @throws ExpectedFailure when Kafka does not answer or refuses
 */
export const provisionTopics = async ({ topicPrefix, topics, ...place }: TopicsOptions): Promise<void> => {
  const admin = kafkaClient(place, { retry: { retries: 5 } }).admin();
  try {
    await admin.connect();
    const there = new Set(await admin.listTopics());
    const missing = (topics ?? allTopics())
      .map(({ name, partitions, config }) => ({
        topic: topicPrefix + name,
        numPartitions: partitions,
        // The cluster's own default: one on a single node, three in a city's cluster.
        replicationFactor: -1,
        configEntries: Object.entries(config).map(([key, value]) => ({ name: key, value })),
      }))
      .filter(({ topic }) => !there.has(topic));
    if (missing.length > 0) await admin.createTopics({ topics: missing, timeout: 30_000, waitForLeaders: true });
  } catch (error) {
    throw new ExpectedFailure(
      `The topics could not be made on Kafka at ${place.kafkaBrokers}: ${(error as Error).message}`,
    );
  } finally {
    await admin.disconnect();
  }
};
