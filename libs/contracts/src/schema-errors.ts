import { type ValueError, type ValueErrorIterator, ValueErrorType } from '@sinclair/typebox/errors';
import { Text } from './fields.js';
import type { Bilingual } from './publish/bilingual.js';
import { kindOf } from './publish/field-kind.js';
import { fieldText } from './publish/field-texts.js';
import { withoutNull } from './publish/fields.js';

/** What is wrong with one field. */
export interface SchemaError {
  /** JSON pointer into the data; `/` for the data as a whole. */
  readonly field: string;
  /** What is to be done, without a full stop. Nothing of the value is quoted: it may be personal. */
  readonly message: Bilingual;
}

const MAX_ERRORS = 10;

/** A missing field is also none of the type it should have, and what is empty also follows no pattern: the first is told. */
export function schemaErrors(eventType: string, errors: ValueErrorIterator): SchemaError[] {
  const found = new Map<string, SchemaError>();
  for (const error of errors) {
    if (found.size === MAX_ERRORS) break;
    const field = error.path === '' ? '/' : error.path;
    if (!found.has(field)) found.set(field, { field, message: messageOf(eventType, error) });
  }
  return [...found.values()];
}

const UNKNOWN_FIELD: Bilingual = {
  id: 'bukan bidang kejadian ini dan ditolak, supaya data pribadi tidak ikut terkirim: hapus',
  en: 'this is not a field of the event and is refused, so that no personal data come along: remove it',
};

const REQUIRED: Bilingual = { id: 'wajib ada', en: 'this is required' };

const CONTROL_CHARACTERS: Bilingual = {
  id: 'berisi karakter kendali yang tidak dapat disimpan: hapus',
  en: 'this holds control characters, which cannot be kept: remove them',
};

const { pattern: WITHOUT_CONTROL } = Text(1);

function messageOf(eventType: string, { type, path, schema, value }: ValueError): Bilingual {
  if (type === ValueErrorType.ObjectAdditionalProperties) return UNKNOWN_FIELD;
  if (type === ValueErrorType.StringPattern && schema.pattern === WITHOUT_CONTROL && value !== '') {
    return CONTROL_CHARACTERS;
  }
  const message = type === ValueErrorType.ObjectRequiredProperty ? REQUIRED : required(schema);
  const meaning = fieldText(eventType, pathOf(path));
  if (meaning === undefined) return message;
  return {
    id: `${message.id}. Isinya: ${withoutStop(meaning.id)}`,
    en: `${message.en}. It holds: ${withoutStop(meaning.en)}`,
  };
}

function required(given: ValueError['schema']): Bilingual {
  const { schema, nullable } = withoutNull(given);
  return {
    id: `harus berupa ${kindOf(schema, 'id')}${nullable ? '; atau null' : ''}`,
    en: `this must be: ${kindOf(schema, 'en')}${nullable ? '; or null' : ''}`,
  };
}

/** `/results/0/title` → `results[].title`, as texts name fields. */
const pathOf = (pointer: string): string =>
  pointer
    .slice(1)
    .replaceAll(/\/\d+(?=\/|$)/g, '[]')
    .replaceAll('/', '.');

const withoutStop = (text: string): string => text.replace(/\.$/, '');
