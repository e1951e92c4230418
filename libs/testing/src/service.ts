import type { DataSource } from 'typeorm';
import type { DataOf, EventContract, EventOf } from '#contracts';
import { allTopics } from '#contracts';
import { createApp, type ServiceDefinition } from '#platform';
import { eventually } from './eventually.js';
import { HttpClient } from './http-client.js';
import { type GivenOptions, OutsideProducer, type RawMessage } from './outside-producer.js';
import { makePlace } from './place.js';
import { type TappedMessage, TopicTap } from './topic-tap.js';

export interface TestService {
  readonly http: HttpClient;
  readonly db: DataSource;
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

export interface TestServiceOptions {
  /** Unit codes whose topics exist from the start. */
  readonly departments?: readonly string[];
  readonly production?: boolean;
}

/** The service as it runs, in this process, with a database and topics of its own on real PostgreSQL and Kafka. */
export async function startService(
  definition: ServiceDefinition,
  { departments = [], production = false }: TestServiceOptions = {},
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
    kafkaBrokers: place.brokers,
    topicPrefix: place.topicPrefix,
    administratorToken: ADMINISTRATOR_TOKEN,
  });
  const http = new HttpClient(await service.start('127.0.0.1', 0));
  const settings = { brokers: place.brokers, topicPrefix: place.topicPrefix, clientId: 'test' };
  const outside = await OutsideProducer.connect(settings);
  const tap = await TopicTap.open(
    settings,
    allTopics().map(({ name }) => name),
  );
  await eventually(async () => {
    const { status, body } = await http.get('/health/ready');
    if (status !== 200) throw new Error(`not ready: ${JSON.stringify(body)}`);
  });
  return {
    http,
    db: service.db,
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
