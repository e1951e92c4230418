import type { EventContract } from '../../event-contract.js';
import { isDepartments, type Topic, topicDefinition } from '../../topics.js';
import type { ContractLanguage } from '../bilingual.js';
import { type Channel, type JsonObject, type Operation, ref } from './document-parts.js';

const TEXTS = {
  id: {
    compacted:
      'Dipadatkan: Kafka menyimpan pesan terakhir tiap kunci, yaitu keadaan lengkapnya. Baca dari awal untuk mendapat semua keadaan.',
    history:
      'Riwayat yang disimpan selamanya: pembaca baru dapat mulai dari awal. Waktu simpan dan ukurannya tidak dibatasi.',
    order:
      'Urutan terjaga di antara pesan dengan kunci yang sama. Pengiriman sedikitnya sekali: kejadian dengan ce_source dan ce_id yang sama adalah kejadian yang sama.',
    own: 'Topik milik satu perangkat daerah. Hanya perangkat daerah itu yang boleh menulis, dan hanya kejadian jenis ini yang diterima.',
    unit: 'Kode unit dengan huruf kecil.',
    sends: 'Platform mengirim.',
    receives: 'Platform menerima dari perangkat daerah.',
  },
  en: {
    compacted:
      'Compacted: Kafka keeps the last message of each key, which is the whole state. Read from the beginning for all states.',
    history: 'History that is kept for good: a new reader can start from the beginning. No limit of time or size.',
    order:
      'Order is kept among messages of one key. Delivery at least once: an event with the same ce_source and ce_id is the same event.',
    own: 'The topic of one department. Nobody else may write to it, and no other kinds of events are taken from it.',
    unit: 'Code of the unit in lower case.',
    sends: 'The platform sends.',
    receives: 'The platform receives from departments.',
  },
} as const satisfies Record<ContractLanguage, Record<string, string>>;

/** The name of a topic within the document; an address with a parameter is no name. */
export const channelName = (topic: Topic): string => (isDepartments(topic) ? 'service-events' : topic);

export const isCompacted = (topic: Topic): boolean => topicDefinition(topic).config['cleanup.policy'] === 'compact';

const topicBinding = (topic: Topic): JsonObject => {
  const { partitions, config } = topicDefinition(topic);
  const { 'cleanup.policy': policy, ...rest } = config;
  // The binding has a place for these alone.
  const limits = Object.entries(rest).filter(([name]) => name.startsWith('retention.'));
  return {
    kafka: {
      partitions,
      topicConfiguration: {
        'cleanup.policy': [policy],
        ...Object.fromEntries(limits.map(([name, value]) => [name, Number(value)])),
      },
      bindingVersion: '0.5.0',
    },
  };
};

/** What a reader or writer of a topic can rely on. */
export const topicText = (topic: Topic, language: ContractLanguage): string => {
  const texts = TEXTS[language];
  const kept = isCompacted(topic) ? texts.compacted : texts.history;
  return [...(isDepartments(topic) ? [texts.own] : []), kept, texts.order].join(' ');
};

export const topicAddress = (topic: Topic): string => topic.replace('*', '{unit}');

export const topicChannel = (
  topic: Topic,
  contracts: readonly EventContract[],
  language: ContractLanguage,
): Channel => ({
  address: topicAddress(topic),
  title: topicAddress(topic),
  description: topicText(topic, language),
  servers: [ref('servers', 'kafka')],
  ...(isDepartments(topic) && {
    parameters: { unit: { description: TEXTS[language].unit, examples: ['disdukcapil'] } },
  }),
  messages: Object.fromEntries(contracts.map(({ type }) => [type, ref('components', 'messages', type)])),
  bindings: topicBinding(topic),
});

export const topicOperation = (topic: Topic, language: ContractLanguage): Operation => ({
  action: isDepartments(topic) ? 'receive' : 'send',
  channel: ref('channels', channelName(topic)),
  summary: TEXTS[language][isDepartments(topic) ? 'receives' : 'sends'],
});
