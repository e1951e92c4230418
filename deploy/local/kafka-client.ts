import type { KafkaAccount } from '#messaging';
import kafkajs from 'kafkajs';

/** A Kafka, and who may do everything there. */
export interface KafkaPlace {
  /** `host:port`, several with commas between. */
  kafkaBrokers: string;
  /** The administrator's; left out where Kafka asks nobody who he is. */
  kafkaAccount?: KafkaAccount | undefined;
  /** PEM of the authority that vouches for the brokers; without it the connection is not encrypted. */
  kafkaAuthority?: string | undefined;
}

/** The administrator's own client. It keeps silent: what fails is told by who called. */
export const kafkaClient = (
  { kafkaBrokers, kafkaAccount, kafkaAuthority }: KafkaPlace,
  more: Partial<kafkajs.KafkaConfig> = {},
): kafkajs.Kafka =>
  new kafkajs.Kafka({
    brokers: kafkaBrokers.split(','),
    logLevel: kafkajs.logLevel.NOTHING,
    ...(kafkaAccount && { sasl: { mechanism: 'scram-sha-512', ...kafkaAccount } }),
    ...(kafkaAuthority !== undefined && { ssl: { ca: [kafkaAuthority] } }),
    ...more,
  });

/** The account that the environment names, if any. */
export const givenAccount = ({ KAFKA_USERNAME, KAFKA_PASSWORD }: NodeJS.ProcessEnv): KafkaAccount | undefined =>
  KAFKA_USERNAME && KAFKA_PASSWORD ? { username: KAFKA_USERNAME, password: KAFKA_PASSWORD } : undefined;

/** What a program is told of a Kafka to which it goes as its administrator. */
export const kafkaVariables = ({ kafkaBrokers, kafkaAccount }: KafkaPlace): NodeJS.ProcessEnv => ({
  KAFKA_BROKERS: kafkaBrokers,
  ...accountVariables(kafkaAccount),
});

/** What a program is told of an account. */
export const accountVariables = (account: KafkaAccount | undefined): NodeJS.ProcessEnv => ({
  KAFKA_USERNAME: account?.username,
  KAFKA_PASSWORD: account?.password,
});
