import type { KafkaAccount } from '#messaging';
import kafkajs from 'kafkajs';
import { AFTER, BEFORE, eventsOf, type Officer } from './certificates.js';
import { type Message, trafficOf } from './traffic.js';

/** What the department's own system has to tell of birth certificates in two quarters. */
export interface Work {
  readonly requests: number;
  /** Certificates that were issued. */
  readonly finished: number;
  /** Each once. */
  readonly events: number;
  /** In the order in which they are sent, with those that are sent twice and the broken one. */
  readonly messages: readonly Message[];
}

export const workOf = (officers: readonly Officer[], seed: number): Work => {
  const events = [BEFORE, AFTER].flatMap((quarter) => eventsOf(quarter, officers, seed));
  return {
    requests: new Set(events.map(({ requestNumber }) => requestNumber)).size,
    finished: events.filter(({ kind }) => kind === 'request-finished').length,
    events: events.length,
    messages: trafficOf(events, seed),
  };
};

export interface Destination {
  readonly brokers: readonly string[];
  readonly topic: string;
  readonly account: KafkaAccount | undefined;
}

const AT_ONCE = 500;

/** Sends as an outside party does: with a stock client that knows where the topic is, and nothing else of the platform. */
export const send = async (messages: readonly Message[], { brokers, topic, account }: Destination): Promise<void> => {
  const client = new kafkajs.Kafka({
    clientId: 'disdukcapil',
    brokers: [...brokers],
    logLevel: kafkajs.logLevel.NOTHING,
    ...(account && { sasl: { mechanism: 'scram-sha-512', ...account } }),
  });
  const producer = client.producer({
    allowAutoTopicCreation: false,
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  try {
    for (let from = 0; from < messages.length; from += AT_ONCE) {
      const batch = messages
        .slice(from, from + AT_ONCE)
        .map(({ headers, ...rest }) => ({ ...rest, headers: { ...headers } }));
      await producer.send({ topic, acks: -1, messages: batch });
    }
  } finally {
    await producer.disconnect();
  }
};
