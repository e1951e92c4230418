import type { EventContract } from '../../event-contract.js';
import type { ContractLanguage } from '../bilingual.js';
import { type Channel, type JsonObject, type Message, type Operation, ref } from './document-parts.js';
import { sourceOf } from './event-message.js';
import { structuredExample, structuredMessage, structuredSchema } from './structured-event.js';

/** The door for dashboards without a Kafka client: what the platform publishes, as server-sent events over HTTP. */

const TEXTS = {
  id: {
    title: 'Satu kejadian dari aliran',
    description:
      'Server-sent events (text/event-stream). Tiap kejadian membawa id (posisinya), event (jenisnya) dan data (CloudEvent dalam JSON satu baris). Setelah terputus, kirim id terakhir yang diterima sebagai header Last-Event-ID: tidak ada yang terlewat. Baris komentar ": heartbeat" menjaga sambungan tetap hidup, biasanya tiap 15 detik. Di awal dan bersama tiap heartbeat ada id tanpa data: posisi yang sudah dilayani sampai di situ, supaya pembaca yang belum mendengar apa pun juga tidak melewatkan apa pun; EventSource mengingatnya sendiri dan tidak menganggapnya kejadian. Aliran berakhir bila kredensial dicabut, cakupan dasbor berubah, atau pembacanya terlalu lambat. Permintaan di luar cakupan ditolak. 429 dan 503 membawa Retry-After: datang lagi setelah itu.',
    sends: 'Platform mengirim kejadian kepada dasbor lewat HTTP.',
    type: 'Jenis kejadian, boleh diulang; semua jenis dalam cakupan bila tidak disebut.',
    unit: 'Kode atau id unit, beserta semua unit di bawahnya pada saat kejadian; boleh diulang; semua unit dalam cakupan bila tidak disebut.',
    period: 'Satu tahun beserta triwulannya, atau satu triwulan.',
    after: 'Mulai setelah posisi ini, 0 dari awal; Last-Event-ID didahulukan. Mulai sekarang bila tidak disebut.',
    data: 'Sesuai skema menurut type. Tanpa cakupan data pribadi, bidang yang menyebut pegawai dihilangkan: sesuai /contract/schemas/<type>.without-personal-data.json, bila ada.',
    causation: 'Id kejadian yang menyebabkan kejadian ini, bila ada.',
    subject: 'Dihilangkan bila menyebut pegawai kepada yang tidak boleh mengetahuinya.',
  },
  en: {
    title: 'One event of the stream',
    description:
      'Server-sent events (text/event-stream). Each has an id (its position), an event (its type) and data (a CloudEvent in JSON on one line). After a break send the last id that was received as the header Last-Event-ID, and nothing is missed. A comment line ": heartbeat" keeps the connection awake, every 15 seconds as a rule. At the beginning and with each heartbeat comes an id without data: the position up to which the reader has been served, so that one who has heard nothing yet misses nothing either; EventSource keeps it by itself and takes it for no event. The stream ends when the credential is revoked, the dashboard’s scopes change, or the reader is too slow. What is outside the scopes is refused. 429 and 503 carry Retry-After: come again after it.',
    sends: 'The platform sends events to dashboards by HTTP.',
    type: 'Event type, may be repeated; every type of the scopes when left out.',
    unit: 'Code or id of a unit, with all that were below it at the event; may be repeated; every unit of the scopes when left out.',
    period: 'A year with its quarters, or one quarter.',
    after: 'Begins behind this position, 0 at the beginning; a Last-Event-ID goes before it. Now when left out.',
    data: 'By the schema of its type. Without the scope for personal data, fields that name employees are left out: by /contract/schemas/<type>.without-personal-data.json, where there is one.',
    causation: 'Id of the event that led to this one, if there is one.',
    subject: 'Left out where it would name an employee to who may not know him.',
  },
} as const satisfies Record<ContractLanguage, Record<string, string>>;

const NAME = 'stream-event';

const typesOf = (contracts: readonly EventContract[]): string[] => contracts.map(({ type }) => type);

/** No reference to the schemas of data: those demand the fields that are left out without personal data. */
const envelope = (contracts: readonly EventContract[], language: ContractLanguage): JsonObject => {
  const { data, subject, causation } = TEXTS[language];
  const properties = {
    subject: { type: 'string', description: subject },
    sequence: { type: 'string', pattern: '^[0-9]+$' },
    correlationid: { type: 'string' },
    causationid: { type: 'string', description: causation },
  };
  const required = ['datacontenttype', 'sequence'];
  return structuredSchema(contracts, { type: 'object', description: data }, { properties, required });
};

const exampleOf = (contract: EventContract): JsonObject =>
  structuredExample(contract, sourceOf(contract), { sequence: '1' });

const queryOf = (contracts: readonly EventContract[], language: ContractLanguage): JsonObject => {
  const texts = TEXTS[language];
  return {
    type: 'object',
    properties: {
      type: { type: 'array', items: { type: 'string', enum: typesOf(contracts) }, description: texts.type },
      unit: { type: 'array', items: { type: 'string' }, description: texts.unit },
      period: { type: 'string', description: texts.period, examples: ['2025', '2025-Q1'] },
      after: { type: 'integer', minimum: 0, description: texts.after },
    },
  };
};

export const streamMessages = (
  contracts: readonly EventContract[],
  language: ContractLanguage,
): Record<string, Message> => ({
  [NAME]: structuredMessage(NAME, TEXTS[language].title, contracts, exampleOf),
});

export const streamSchemas = (contracts: readonly EventContract[], language: ContractLanguage): JsonObject => ({
  [NAME]: envelope(contracts, language),
});

export const streamChannel = (language: ContractLanguage): Channel => ({
  address: '/events',
  title: 'GET /events',
  description: TEXTS[language].description,
  servers: [ref('servers', 'gateway')],
  messages: { [NAME]: ref('components', 'messages', NAME) },
});

export const streamOperation = (contracts: readonly EventContract[], language: ContractLanguage): Operation => ({
  action: 'send',
  channel: ref('channels', 'events'),
  summary: TEXTS[language].sends,
  bindings: { http: { method: 'GET', query: queryOf(contracts, language), bindingVersion: '0.3.0' } },
});
