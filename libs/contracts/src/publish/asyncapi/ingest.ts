import type { EventContract } from '../../event-contract.js';
import type { ContractLanguage } from '../bilingual.js';
import { type Channel, type JsonObject, type Message, type Operation, ref } from './document-parts.js';
import { sourceOf } from './event-message.js';
import { structuredExample, structuredMessage, structuredSchema } from './structured-event.js';

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

const envelope = (contracts: readonly EventContract[], language: ContractLanguage): JsonObject =>
  structuredSchema(contracts, {
    description: TEXTS[language].data,
    anyOf: contracts.map(({ type }) => ref('components', 'schemas', type)),
  });

const exampleOf = (contract: EventContract): JsonObject => structuredExample(contract, sourceOf(contract));

export const ingestMessages = (
  contracts: readonly EventContract[],
  language: ContractLanguage,
): Record<string, Message> => ({
  [SINGLE]: structuredMessage(SINGLE, TEXTS[language].title, contracts, exampleOf),
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
