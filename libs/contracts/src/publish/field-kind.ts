import { Code, Day, Instant, Uuid } from '../fields.js';
import type { Bilingual, ContractLanguage } from './bilingual.js';
import type { JsonSchema } from './json-schema.js';

const UUID: Bilingual = { id: 'UUID, huruf kecil', en: 'UUID in lower case' };

const BY_PATTERN = new Map<string | undefined, Bilingual>([
  [Uuid.pattern, UUID],
  [Day.pattern, { id: 'hari, YYYY-MM-DD (WIB)', en: 'day, YYYY-MM-DD (Asia/Jakarta)' }],
  [Instant.pattern, { id: 'waktu UTC, 2025-03-31T10:00:00.000Z', en: 'instant in UTC, 2025-03-31T10:00:00.000Z' }],
  [
    Code.pattern,
    {
      id: 'kode: huruf, angka, titik, garis; 1–64 karakter',
      en: 'code: letters, digits, dots, dashes; 1–64 characters',
    },
  ],
]);

const WORDS = {
  text: { id: 'teks', en: 'text' },
  characters: { id: 'karakter', en: 'characters' },
  integer: { id: 'bilangan bulat', en: 'whole number' },
  number: { id: 'bilangan', en: 'number' },
  boolean: { id: 'true atau false', en: 'true or false' },
  array: { id: 'daftar', en: 'list' },
  items: { id: 'butir', en: 'items' },
  object: { id: 'objek', en: 'object' },
} as const satisfies Record<string, Bilingual>;

const range = (least: number | undefined, most: number | undefined): string => {
  if (least !== undefined && most !== undefined) return ` ${least}–${most}`;
  if (least !== undefined) return ` ≥ ${least}`;
  return most === undefined ? '' : ` ≤ ${most}`;
};

const constants = (schema: JsonSchema): (string | number)[] =>
  schema.const === undefined ? (schema.anyOf ?? []).flatMap(constants) : [schema.const];

/** What a field may hold, in words: `UUID in lower case`, `BAIK | KURANG`, `whole number ≥ 1`. */
export function kindOf(schema: JsonSchema, language: ContractLanguage): string {
  const values = constants(schema);
  if (values.length > 0) return values.join(' | ');
  const word = (name: keyof typeof WORDS): string => WORDS[name][language];
  switch (schema.type) {
    case 'string':
      return (
        BY_PATTERN.get(schema.pattern)?.[language] ??
        `${word('text')},${range(schema.minLength, schema.maxLength)} ${word('characters')}`
      );
    case 'integer':
      return word('integer') + range(schema.minimum, schema.maximum);
    case 'number': {
      const above = schema.exclusiveMinimum === undefined ? '' : ` > ${schema.exclusiveMinimum}`;
      return word('number') + above + range(schema.minimum, schema.maximum);
    }
    case 'boolean':
      return word('boolean');
    case 'array':
      return `${word('array')},${range(schema.minItems, schema.maxItems)} ${word('items')}`;
    case undefined:
    default:
      return word('object');
  }
}
