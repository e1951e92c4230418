import kafkajs from 'kafkajs';
import { kafkaLog } from './log.js';

/** The one place that knows the Kafka client: kafkajs is unmaintained, so nothing outside this folder names it. */

/** With SCRAM-SHA-512. */
export interface KafkaAccount {
  readonly username: string;
  readonly password: string;
}

/** Where Kafka is and as whom to go there. */
export interface KafkaAccess {
  readonly brokers: readonly string[];
  /** The same as parties outside reach them; default `brokers`. */
  readonly brokersOutside?: readonly string[] | undefined;
  /** Put before each topic and group, so that environments can share one Kafka. */
  readonly topicPrefix: string;
  /** Left out where Kafka asks nobody who he is. */
  readonly account?: KafkaAccount | undefined;
  /** PEM of the authority that vouches for the brokers; without it the connection is not encrypted. */
  readonly authority?: string | undefined;
}

export interface KafkaSettings extends KafkaAccess {
  readonly clientId: string;
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
  { brokers, clientId, account, authority, requestTimeoutMs = 10_000 }: KafkaSettings,
  { socketFactory, silent = false }: { socketFactory?: kafkajs.ISocketFactory; silent?: boolean } = {},
): kafkajs.Kafka =>
  new kafkajs.Kafka({
    brokers: [...brokers],
    clientId,
    connectionTimeout: 3_000,
    requestTimeout: requestTimeoutMs,
    logCreator: kafkaLog,
    ...(silent && { logLevel: kafkajs.logLevel.NOTHING }),
    ...(account && { sasl: { mechanism: 'scram-sha-512', ...account } }),
    ...(authority !== undefined && { ssl: { ca: [authority] } }),
    ...(socketFactory && { socketFactory }),
    retry: { initialRetryTime: 100, maxRetryTime: 3_000, retries: 5 },
  });
