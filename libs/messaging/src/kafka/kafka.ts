import kafkajs from 'kafkajs';
import { kafkaLog } from './log.js';

/** The one place that knows the Kafka client: kafkajs is unmaintained, so nothing outside this folder names it. */

export interface KafkaSettings {
  readonly brokers: readonly string[];
  readonly clientId: string;
  /** Put before each topic and group, so that environments can share one Kafka. */
  readonly topicPrefix: string;
  /** A broker that does not answer within this is given up on; default 10 s. */
  readonly requestTimeoutMs?: number;
}

export type Headers = Readonly<Record<string, Buffer | string | (Buffer | string)[] | undefined>>;

export interface Message {
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Headers;
  readonly offset: string;
}

export const textHeader = (headers: Headers, name: string): string | undefined => {
  const value = headers[name];
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined ? undefined : first.toString();
};

export const connectKafka = (
  { brokers, clientId, requestTimeoutMs = 10_000 }: KafkaSettings,
  socketFactory?: kafkajs.ISocketFactory,
): kafkajs.Kafka =>
  new kafkajs.Kafka({
    brokers: [...brokers],
    clientId,
    connectionTimeout: 3_000,
    requestTimeout: requestTimeoutMs,
    logCreator: kafkaLog,
    ...(socketFactory && { socketFactory }),
    retry: { initialRetryTime: 100, maxRetryTime: 3_000, retries: 5 },
  });
