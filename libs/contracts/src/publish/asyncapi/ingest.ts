import type { EventContract } from '../../event-contract.js';
import type { ContractLanguage } from '../bilingual.js';
import { type Channel, type JsonObject, type Message, type Operation, ref } from './document-parts.js';
import { EXAMPLE_ID, EXAMPLE_TIME } from './event-message.js';

/** The door for departments without a Kafka client: the same events as structured CloudEvents over HTTP. */

const TEXTS = {
  id: {
    title: 'Satu kejadian',
    batchTitle: 'Sekumpulan kejadian',
    description:
      'Pintu HTTP untuk kejadian yang sama, satu atau sekumpulan (paling banyak 1.000 dan 4 MiB). Jawabannya sebuah daftar dengan satu butir {index, id, source, outcome} untuk tiap kejadian: accepted, duplicate, atau rejected beserta errors [{field, code, message}]. Kejadian dengan source dan id yang sama dihitung sekali. 429 dan 503 membawa Retry-After: kirim lagi setelah itu.',
    receives: 'Platform menerima kejadian dari perangkat daerah lewat HTTP.',
    data: 'Sesuai skema menurut type.',
  },
  en: {
    title: 'One event',
    batchTitle: 'A batch of events',
    description:
      'The HTTP door for the same events, one or a batch (at most 1,000 and 4 MiB). The answer is a list with one item {index, id, source, outcome} for each event: accepted, duplicate, or rejected with errors [{field, code, message}]. An event with the same source and id counts once. 429 and 503 carry Retry-After: send again after it.',
    receives: 'The platform receives departments’ events by HTTP.',
    data: 'By the schema of its type.',
  },
} as const satisfies Record<ContractLanguage, Record<string, string>>;

const SINGLE = 'cloudevent';
const BATCH = 'cloudevents-batch';

const envelope = (contracts: readonly EventContract[], language: ContractLanguage): JsonObject => ({
  type: 'object',
  properties: {
    specversion: { type: 'string', const: '1.0' },
    id: { type: 'string', minLength: 1, maxLength: 512 },
    source: { type: 'string', minLength: 1, format: 'uri-reference' },
    type: { type: 'string', enum: contracts.map(({ type }) => type) },
    subject: { type: 'string' },
    time: { type: 'string', format: 'date-time' },
    datacontenttype: { type: 'string', const: 'application/json' },
    data: {
      description: TEXTS[language].data,
      anyOf: contracts.map(({ type }) => ref('components', 'schemas', type)),
    },
  },
  required: ['specversion', 'id', 'source', 'type', 'time', 'data'],
});

const exampleOf = (contract: EventContract): JsonObject => ({
  specversion: '1.0',
  id: EXAMPLE_ID,
  source: '/disdukcapil/akta',
  type: contract.type,
  subject: contract.subject(contract.example),
  time: EXAMPLE_TIME,
  datacontenttype: 'application/json',
  data: contract.example,
});

export const ingestMessages = (
  contracts: readonly EventContract[],
  language: ContractLanguage,
): Record<string, Message> => ({
  [SINGLE]: {
    name: SINGLE,
    title: TEXTS[language].title,
    summary: TEXTS[language].title,
    contentType: 'application/cloudevents+json',
    payload: ref('components', 'schemas', SINGLE),
    examples: contracts.map((contract) => ({ name: contract.type, payload: exampleOf(contract) })),
  },
  [BATCH]: {
    name: BATCH,
    title: TEXTS[language].batchTitle,
    summary: TEXTS[language].batchTitle,
    contentType: 'application/cloudevents-batch+json',
    payload: { type: 'array', minItems: 1, maxItems: 1000, items: ref('components', 'schemas', SINGLE) },
    examples: [{ name: 'batch', payload: contracts.slice(0, 1).map(exampleOf) }],
  },
});

export const ingestSchemas = (contracts: readonly EventContract[], language: ContractLanguage): JsonObject => ({
  [SINGLE]: envelope(contracts, language),
});

export const ingestChannel = (language: ContractLanguage): Channel => ({
  address: '/ingest/events',
  title: 'POST /ingest/events',
  description: TEXTS[language].description,
  servers: [ref('servers', 'http')],
  messages: Object.fromEntries([SINGLE, BATCH].map((name) => [name, ref('components', 'messages', name)])),
});

export const ingestOperation = (language: ContractLanguage): Operation => ({
  action: 'receive',
  channel: ref('channels', 'ingest'),
  summary: TEXTS[language].receives,
  bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } },
});
