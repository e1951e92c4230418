import type { EventContract } from '../../event-contract.js';
import type { ContractLanguage } from '../bilingual.js';
import { isDepartments } from '../../topics.js';
import { EVENT_TEXTS } from '../event-texts.js';
import { keyTemplate, subjectTemplate } from '../template.js';
import { type JsonObject, type Message, ref } from './document-parts.js';

const TEXTS = {
  id: {
    id: 'Unik di dalam ce_source; kejadian yang sama selalu membawa id yang sama.',
    source:
      'Sistem yang mengirim; dari perangkat daerah: sumber menurut pendaftarannya, misalnya /departments/disdukcapil/akta.',
    subject: 'Hal yang diceritakan: ',
    time: 'Saat terjadinya menurut jam pengirim, RFC 3339.',
    sequence: 'Versi subjek; hanya dapat dibandingkan di dalam satu ce_subject. 0 bila pengirim tidak mencatatnya.',
    correlation: 'Sama dari panggilan pertama sampai akibat terakhirnya.',
    causation: 'Id kejadian yang menyebabkan kejadian ini.',
    key: 'Menentukan partisi, dan dengannya urutan: ',
  },
  en: {
    id: 'Unique within ce_source; the same event always has the same id.',
    source:
      'The system that sends; of a department the source that its registration says, for example /departments/disdukcapil/akta.',
    subject: 'What it speaks of: ',
    time: 'When it happened by the sender’s clock, RFC 3339.',
    sequence: 'Version of the subject; comparable only within one ce_subject. 0 when the sender keeps none.',
    correlation: 'The same from the first call to its last consequence.',
    causation: 'Id of the event that led to this one.',
    key: 'Decides the partition, and with it the order: ',
  },
} as const satisfies Record<ContractLanguage, Record<string, string>>;

const text = (description: string, more: JsonObject = {}): JsonObject => ({ type: 'string', description, ...more });

/** CloudEvents 1.0, Kafka binding, binary mode. */
const headersOf = (contract: EventContract, language: ContractLanguage): JsonObject => {
  const texts = TEXTS[language];
  return {
    type: 'object',
    properties: {
      ce_specversion: { type: 'string', const: '1.0' },
      ce_id: text(texts.id, { minLength: 1, maxLength: 512 }),
      ce_source: text(texts.source, { minLength: 1 }),
      ce_type: { type: 'string', const: contract.type },
      ce_subject: text(texts.subject + subjectTemplate(contract)),
      ce_time: text(texts.time, { format: 'date-time' }),
      ce_sequence: text(texts.sequence, { pattern: '^[0-9]+$' }),
      ce_correlationid: text(texts.correlation),
      ce_causationid: text(texts.causation),
      'content-type': { type: 'string', const: 'application/json' },
    },
    required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_time'],
  };
};

export const EXAMPLE_ID = '0195e7a0-7c1e-7000-8000-000000000001';
export const EXAMPLE_TIME = '2025-03-31T10:00:00.000Z';

/** The `source` that a service gives to its events of this kind, or a department's producer has by its registration. */
export const sourceOf = ({ topic, type }: EventContract): string =>
  isDepartments(topic) ? '/departments/disdukcapil/akta' : `/${type.split('.').slice(0, 2).join('/')}`;

const exampleHeaders = (contract: EventContract): JsonObject => ({
  ce_specversion: '1.0',
  ce_id: EXAMPLE_ID,
  ce_source: sourceOf(contract),
  ce_type: contract.type,
  ce_subject: contract.subject(contract.example),
  ce_time: EXAMPLE_TIME,
  ce_sequence: '1',
  'content-type': 'application/json',
});

/** An event as a Kafka message. */
export const eventMessage = (contract: EventContract, language: ContractLanguage): Message => ({
  name: contract.type,
  title: contract.type,
  summary: EVENT_TEXTS[contract.type]?.[language] ?? contract.type,
  contentType: 'application/json',
  headers: headersOf(contract, language),
  payload: ref('components', 'schemas', contract.type),
  correlationId: { location: '$message.header#/ce_correlationid' },
  bindings: {
    kafka: { key: text(TEXTS[language].key + keyTemplate(contract)), bindingVersion: '0.5.0' },
  },
  examples: [{ name: 'example', headers: exampleHeaders(contract), payload: contract.example }],
});
