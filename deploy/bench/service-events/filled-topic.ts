import { randomBytes } from 'node:crypto';
import { allTopics, PlanAgreed, topicDefinition, UnitRecorded } from '#contracts';
import { asMessage, type RawMessage } from '#testing';
import kafkajs from 'kafkajs';
import { provisionTopics } from '../../local/topics.js';
import type { Ground } from '../ground.js';
import { PLANS, TOPIC, UNIT } from './cast.js';
import { requestEvents } from './request-events.js';
import { provisionAccounts } from '../../local/kafka-accounts.js';
import { kafkaClient, type KafkaPlace } from '../../local/kafka-client.js';
import { kafkaTools } from '../../local/kafka-jars.js';

const BATCH = 2_000;
const NOTE_EVERY = 50_000;

/** The platform's topics with the unit and the plans, and a department's topic that is full before anybody reads it. */
export interface FilledTopic extends Readonly<KafkaPlace> {
  readonly topicPrefix: string;
  readonly events: number;
  /** Lets service-metrics read from the start again: forgets how far the run before had come. */
  forgetRead(): Promise<void>;
}

export const fillTopic = async (
  { kafkaBrokers, kafkaAccount }: Ground,
  events: number,
  note: (detail: string) => void,
): Promise<FilledTopic> => {
  const topicPrefix = `bench-${randomBytes(4).toString('hex')}.`;
  const place = { kafkaBrokers, kafkaAccount };
  const kafka = kafkaClient(place);
  await provisionAccounts({ ...place, topicPrefix, kafkaTools: await kafkaTools() });
  await provisionTopics({ ...place, topicPrefix, topics: [...allTopics(), topicDefinition(TOPIC)] });
  const producer = kafka.producer({
    allowAutoTopicCreation: false,
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  const send = async (messages: readonly RawMessage[]): Promise<void> => {
    const topicMessages = messages.map(({ topic, key = null, value, headers = {} }) => ({
      topic: topicPrefix + topic,
      messages: [{ key, value, headers }],
    }));
    await producer.sendBatch({ acks: -1, topicMessages });
  };
  await send([asMessage(UnitRecorded, UNIT), ...PLANS.map((plan) => asMessage(PlanAgreed, plan))]);
  let sent = 0;
  for (const batch of inBatches(requestEvents(events))) {
    await producer.send({
      topic: topicPrefix + TOPIC,
      acks: -1,
      messages: batch.map(({ key = null, value, headers = {} }) => ({ key, value, headers })),
    });
    sent += batch.length;
    if (sent % NOTE_EVERY === 0) note(`${sent.toLocaleString('en')} events sent`);
  }
  await producer.disconnect();
  return { ...place, topicPrefix, events, forgetRead: () => forgetGroups(kafka, topicPrefix) };
};

function* inBatches(messages: Iterable<RawMessage>): Generator<RawMessage[]> {
  let batch: RawMessage[] = [];
  for (const message of messages) {
    batch.push(message);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const forgetGroups = async (kafka: kafkajs.Kafka, topicPrefix: string): Promise<void> => {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const { groups } = await admin.listGroups();
    const ours = groups.map(({ groupId }) => groupId).filter((group) => group.startsWith(`${topicPrefix}teladan.`));
    if (ours.length > 0) await admin.deleteGroups(ours);
  } finally {
    await admin.disconnect();
  }
};
