import type { Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { DataOf, EventContract, EventOf } from '#contracts';
import { allTopics } from '#contracts';
import type { KafkaAccess, KafkaTools, StrimziCluster } from '#messaging';
import { createApp, type Door, type ServiceDefinition } from '#platform';
import { AS_PATIENT_AS_A_SUPERVISOR, eventually } from './eventually.js';
import { type CallOptions, HttpClient } from './http-client.js';
import { type GivenOptions, OutsideProducer, type RawMessage } from './outside-producer.js';
import { makePlace } from './place.js';
import { type TappedMessage, TopicTap } from './topic-tap.js';

export interface TestService {
  /** Where its topics are, with the administrator's account. */
  readonly kafka: KafkaAccess;
  readonly http: HttpClient;
  /** Every address that it answers at. */
  readonly doors: readonly Door[];
  readonly db: DataSource;
  /** A part of the service. */
  get<T>(type: Type<T>): T;
  /** Everything on the platform's topics so far, `<service>.parked` among them. */
  readonly messages: readonly TappedMessage[];
  /** Sends an event as another service would. @returns its id */
  given<C extends EventContract>(contract: C, data: DataOf<C>, options?: GivenOptions): Promise<string>;
  /** Sends messages as they are, in order. */
  /** `packed` compresses them, as many clients do. */
  raw(messages: readonly RawMessage[], options?: { readonly packed: boolean }): Promise<void>;
  /** Waits for events that this service publishes; each is checked against its schema. */
  published<C extends EventContract>(
    contract: C,
    condition?: (event: EventOf<C>) => boolean,
    options?: { count?: number; deadlineMs?: number },
  ): Promise<EventOf<C>[]>;
  /** Events heard so far, without waiting. */
  heard<C extends EventContract>(contract: C): EventOf<C>[];
  stop(): Promise<void>;
}

/** What city IT shows at services that were started for a test. */
export const ADMINISTRATOR_TOKEN = 'administrator-of-the-tests-0123456789';

export const AS_ADMINISTRATOR: CallOptions = { headers: { authorization: `Bearer ${ADMINISTRATOR_TOKEN}` } };

export interface TestServiceOptions {
  /** Unit codes whose topics exist from the start. */
  readonly departments?: readonly string[];
  readonly production?: boolean;
  /** Goes to Kafka as its administrator: a service of the tests' own reads what the one whose name it bears may not. */
  readonly asAdministrator?: boolean;
  /** Producers and dashboards get accounts in Kafka, which takes a second each. */
  readonly kafkaAccounts?: boolean;
  /** They get them by Strimzi. */
  readonly strimzi?: StrimziCluster;
}

const toolsOfEnvironment = (): KafkaTools => {
  const { KAFKA_TOOLS, KAFKA_TOOLS_JAVA = 'java' } = process.env;
  if (!KAFKA_TOOLS)
    throw new Error('KAFKA_TOOLS is not set: integration tests run by "npm test", which starts a stack');
  return { java: KAFKA_TOOLS_JAVA, classPath: KAFKA_TOOLS };
};

/** The service as it runs, in this process, with a database and topics of its own on real PostgreSQL and Kafka. */
export async function startService(
  definition: ServiceDefinition,
  {
    departments = [],
    production = false,
    kafkaAccounts = false,
    asAdministrator = false,
    strimzi,
  }: TestServiceOptions = {},
): Promise<TestService> {
  const place = await makePlace(departments);
  const service = await createApp(definition, {
    host: '127.0.0.1',
    port: 0,
    logLevel: 'error',
    production,
    databaseUrl: place.databaseUrl,
    migrationDatabaseUrl: place.databaseUrl,
    databasePool: 10,
    kafka: asAdministrator ? place.kafka : place.kafkaOf(definition.name),
    kafkaTools: kafkaAccounts ? toolsOfEnvironment() : undefined,
    strimzi,
    administratorToken: ADMINISTRATOR_TOKEN,
  });
  const http = new HttpClient(await service.start('127.0.0.1', 0));
  const settings = { ...place.kafka, clientId: 'test' };
  const outside = await OutsideProducer.connect(settings);
  const tap = await TopicTap.open(
    settings,
    allTopics().map(({ name }) => name),
  );
  await eventually(async () => {
    const { status, body } = await http.get('/health/ready');
    if (status !== 200) throw new Error(`not ready: ${JSON.stringify(body)}`);
  }, AS_PATIENT_AS_A_SUPERVISOR);
  return {
    kafka: place.kafka,
    http,
    doors: service.doors(),
    db: service.db,
    get: (type) => service.app.get(type, { strict: false }),
    messages: tap.messages,
    given: (contract, data, options) => outside.given(contract, data, options),
    raw: (messages, options) => outside.raw(messages, options),
    published: (contract, condition, options) => tap.published(contract, condition, options),
    heard: (contract) => tap.heard(contract),
    stop: async () => {
      await Promise.all([tap.close(), outside.close()]);
      await service.stop();
      await place.remove();
    },
  };
}
