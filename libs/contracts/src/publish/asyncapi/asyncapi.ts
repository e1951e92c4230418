import type { EventContract } from '../../event-contract.js';
import { ANY_DEPARTMENT, type Topic, TOPICS } from '../../topics.js';
import type { ContractLanguage } from '../bilingual.js';
import { describedSchema } from '../json-schema.js';
import { type AsyncApiDocument, type JsonObject, ref } from './document-parts.js';
import { eventMessage } from './event-message.js';
import { ingestChannel, ingestMessages, ingestOperation, ingestSchemas } from './ingest.js';
import { streamChannel, streamMessages, streamOperation, streamSchemas } from './stream.js';
import { channelName, topicChannel, topicOperation } from './topics.js';

const TEXTS = {
  id: {
    title: 'Teladan: kejadian',
    description:
      'Kejadian yang diterima Teladan dari perangkat daerah dan yang diterbitkannya untuk dasbor lain, sebagai CloudEvents 1.0. Skema yang sudah dirilis tidak berubah; kebutuhan baru menjadi versi baru di sampingnya.',
    kafka:
      'Kafka milik kota, di dalam jaringan kota. Tiap kredensial yang dijawab dengan `kafka` adalah akun di sana; dari luar pakailah pintu HTTP.',
    brokers: 'Alamat broker, diberikan saat pendaftaran.',
    http: 'Pintu tunggal platform. Tiap pengirim memakai kredensialnya sendiri, yang diberikan saat pendaftaran.',
    stream: 'Pintu yang sama untuk dasbor. Tiap dasbor memakai kredensialnya sendiri, yang diberikan saat pendaftaran.',
    gateway: 'Alamat platform.',
    bearer: 'Authorization: Bearer <kredensial>',
    scram:
      'Nama pengguna dan awal nama grup konsumen ada pada jawaban pendaftaran; kata sandinya kredensial itu. Pengirim hanya menulis ke topik perangkat daerahnya; dasbor hanya membaca topik yang disebut pada jawaban.',
  },
  en: {
    title: 'Teladan: events',
    description:
      'The events that Teladan takes from departments and that it publishes to other dashboards, as CloudEvents 1.0. A released schema does not change; a new need becomes a new version beside it.',
    kafka:
      'The city’s Kafka, inside the city’s network. Each credential that is answered with `kafka` is an account there; from outside use the HTTP door.',
    brokers: 'Address of the brokers, given on registration.',
    http: 'The platform’s one door. Each producer has a credential of its own, given on registration.',
    stream: 'The same door for dashboards. Each has a credential of its own, given on registration.',
    gateway: 'Address of the platform.',
    bearer: 'Authorization: Bearer <credential>',
    scram:
      'The username, and how names of consumer groups begin, are in the answer of the registration; the password is the credential. A producer writes its department’s topic alone, a dashboard reads the topics that the answer names.',
  },
} as const satisfies Record<ContractLanguage, Record<string, string>>;

const SECURITY = ['components', 'securitySchemes'] as const;

const serversIn = (language: ContractLanguage): JsonObject => {
  const texts = TEXTS[language];
  const gateway = {
    host: '{gateway}',
    protocol: 'https',
    variables: { gateway: { description: texts.gateway, default: 'teladan.example' } },
    security: [ref(...SECURITY, 'credential')],
  };
  return {
    kafka: {
      host: '{brokers}',
      protocol: 'kafka',
      description: texts.kafka,
      variables: { brokers: { description: texts.brokers, default: 'kafka.teladan.example:9092' } },
      security: [ref(...SECURITY, 'account')],
    },
    http: { ...gateway, pathname: '/api/service-metrics', description: texts.http },
    gateway: { ...gateway, description: texts.stream },
  };
};

const byTopic = (contracts: readonly EventContract[]): [Topic, EventContract[]][] =>
  [ANY_DEPARTMENT, ...TOPICS]
    .map((topic): [Topic, EventContract[]] => [topic, contracts.filter((contract) => contract.topic === topic)])
    .filter(([, own]) => own.length > 0);

/** The whole contract as an AsyncAPI 3.0 document, in one language. */
export function asyncApi(contracts: readonly EventContract[], language: ContractLanguage): AsyncApiDocument {
  const texts = TEXTS[language];
  const topics = byTopic(contracts);
  const fromDepartments = contracts.filter(({ topic }) => topic === ANY_DEPARTMENT);
  const published = contracts.filter(({ topic }) => topic !== ANY_DEPARTMENT);
  const named = <T>(of: (topic: Topic, contracts: EventContract[]) => T) =>
    Object.fromEntries(topics.map(([topic, own]) => [channelName(topic), of(topic, own)]));
  const each = <T>(of: (contract: EventContract) => T) =>
    Object.fromEntries(contracts.map((contract) => [contract.type, of(contract)]));
  return {
    asyncapi: '3.0.0',
    info: { title: texts.title, version: '1.0.0', description: texts.description },
    defaultContentType: 'application/json',
    servers: serversIn(language),
    channels: {
      ...named((topic, own) => topicChannel(topic, own, language)),
      ingest: ingestChannel(language),
      events: streamChannel(language),
    },
    operations: {
      ...named((topic) => topicOperation(topic, language)),
      ingest: ingestOperation(language),
      events: streamOperation(published, language),
    },
    components: {
      messages: {
        ...each((contract) => eventMessage(contract, language)),
        ...ingestMessages(fromDepartments, language),
        ...streamMessages(published, language),
      },
      schemas: {
        ...each((contract) => describedSchema(contract, language)),
        ...ingestSchemas(fromDepartments, language),
        ...streamSchemas(published, language),
      },
      securitySchemes: {
        credential: { type: 'http', scheme: 'bearer', description: texts.bearer },
        account: { type: 'scramSha512', description: texts.scram },
      },
    },
  };
}
