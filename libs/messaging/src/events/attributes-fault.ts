import type { Bilingual } from '#civil-service';
import { MOST_HEADERS, TOO_MANY_HEADERS } from '../kafka/bounded-headers.js';
import { type Headers, textHeader } from '../kafka/kafka.js';
import { isFit, MAX_ID_LENGTH } from './text-limits.js';

const MOST_ATTRIBUTE = 1_000;
const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/;
const FIT_FOR_ALL = 28;

const REQUIRED = ['ce_id', 'ce_time', 'ce_source', 'ce_type'] as const;
const ATTRIBUTES = ['ce_specversion', ...REQUIRED, 'ce_subject'] as const;

const TEXTS = {
  tooManyHeaders: {
    id: `ada lebih dari ${MOST_HEADERS} header`,
    en: `there are more than ${MOST_HEADERS} headers`,
  },
  twice: (name: string) => ({
    id: `header ${name} ada lebih dari satu kali`,
    en: `there is more than one header ${name}`,
  }),
  missing: (names: string) => ({
    id: `header ${names} wajib ada dan berisi`,
    en: `${names} must be there and not be empty`,
  }),
  version: { id: 'ce_specversion harus 1.0', en: 'ce_specversion must be 1.0' },
  tooLong: (name: string, most: number) => ({
    id: `${name} paling banyak ${most} karakter`,
    en: `${name} must have at most ${most} characters`,
  }),
  unfit: (name: string) => ({
    id: `${name} berisi karakter kendali, atau bukan UTF-8`,
    en: `${name} holds control characters, or is not UTF-8`,
  }),
  time: {
    id: 'ce_time harus waktu RFC 3339 dengan zona waktu, misalnya 2026-01-31T08:00:00+07:00',
    en: 'ce_time must be an RFC 3339 instant with its zone, for example 2026-01-31T08:00:00+07:00',
  },
} as const;

/** What is wrong with the attributes of a message, none of which is quoted: it may be personal. */
export function attributesFault(headers: Headers): Bilingual | undefined {
  if (Object.hasOwn(headers, TOO_MANY_HEADERS)) return TEXTS.tooManyHeaders;
  const twice = ATTRIBUTES.find((name) => Array.isArray(headers[name]));
  if (twice !== undefined) return TEXTS.twice(twice);
  const missing = REQUIRED.filter((name) => !headers[name]?.length);
  if (missing.length > 0) return TEXTS.missing(missing.join(', '));
  const texts = ATTRIBUTES.map((name) => textHeader(headers, name) ?? '');
  const [version = '', id = '', time = ''] = texts;
  if (version !== '1.0') return TEXTS.version;
  if (id.length > MAX_ID_LENGTH) return TEXTS.tooLong('ce_id', MAX_ID_LENGTH);
  const long = ATTRIBUTES[texts.findIndex((text) => text.length > MOST_ATTRIBUTE)];
  if (long !== undefined) return TEXTS.tooLong(long, MOST_ATTRIBUTE);
  const unfit = ATTRIBUTES[texts.findIndex((text) => !isFit(text))];
  if (unfit !== undefined) return TEXTS.unfit(unfit);
  return isInstant(time) ? undefined : TEXTS.time;
}

/** A Date takes 30 February for 1 March, and a time without a zone for one of the machine's. */
function isInstant(text: string): boolean {
  if (!RFC_3339.test(text) || Number.isNaN(Date.parse(text.toUpperCase()))) return false;
  const day = Number(text.slice(8, 10));
  return day <= FIT_FOR_ALL || new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDate() === day;
}
