import type { Finding, FindingCode } from './finding.js';

export const LANGUAGES = ['id', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

type Texts = Readonly<Record<Language, string>>;

const WORDS: Readonly<Record<FindingCode, Texts>> = {
  NOT_JSON: {
    id: 'bukan JSON: harus satu objek {…} yang utuh, dengan nama dan teks di antara tanda kutip ganda (pembaca JSON: {reason})',
    en: 'is not JSON: one whole object {…} is needed, with names and texts in double quotes (the JSON reader: {reason})',
  },
  NOT_UTF8: {
    id: 'bukan UTF-8: simpan berkas dengan pengodean UTF-8',
    en: 'is not UTF-8: save the file in UTF-8',
  },
  NOT_AN_OBJECT: {
    id: 'harus berupa objek JSON, {…}',
    en: 'must be a JSON object, {…}',
  },
  REQUIRED: {
    id: 'wajib ada',
    en: 'is required',
  },
  WRONG_TYPE: {
    id: 'harus berjenis {expected}',
    en: 'must be of type {expected}',
  },
  WRONG_VERSION: {
    id: 'harus "1.0"',
    en: 'must be "1.0"',
  },
  EMPTY: {
    id: 'tidak boleh kosong',
    en: 'must not be empty',
  },
  BLANK: {
    id: 'hanya berisi spasi: isi dengan nomor permohonan atau formulir',
    en: 'is nothing but blanks: give the number of the request or form',
  },
  TOO_LONG: {
    id: 'paling banyak {most} karakter',
    en: 'must have at most {most} characters',
  },
  CONTROL_CHARACTERS: {
    id: 'berisi karakter kendali yang tidak dapat disimpan: hapus',
    en: 'holds control characters, which cannot be kept: remove them',
  },
  UNKNOWN_TYPE: {
    id: 'tidak ada jenis kejadian "{type}"; yang dapat dikirim: {types}',
    en: 'there is no event type "{type}"; what can be sent: {types}',
  },
  NOT_A_TIME: {
    id: 'harus waktu RFC 3339 dengan zona waktu, misalnya 2025-03-31T17:00:00+07:00',
    en: 'must be a time by RFC 3339 with its zone, for example 2025-03-31T17:00:00+07:00',
  },
  TOO_FAR_AHEAD: {
    id: 'lebih dari satu jam di depan waktu sekarang: periksa jam dan zona waktu',
    en: 'is more than an hour ahead of now: check the clock and the time zone',
  },
  TOO_OLD: {
    id: 'sebelum tahun 2000',
    en: 'is before the year 2000',
  },
  NOT_JSON_DATA: {
    id: 'harus "application/json"',
    en: 'must be "application/json"',
  },
  BAD_ATTRIBUTE: {
    id: 'nama atribut CloudEvents hanya huruf kecil dan angka; bidang milik kejadian berada di dalam data',
    en: 'a CloudEvents attribute has lower-case letters and digits only; the event’s own fields belong into data',
  },
  UNKNOWN_FIELD: {
    id: 'bukan bidang kejadian ini dan ditolak, supaya data pribadi tidak ikut terkirim: hapus',
    en: 'is not a field of this event and is refused, so that no personal data come along: remove it',
  },
  NOT_A_CODE: {
    id: 'harus kode: huruf, angka, titik, dan garis, 1–64 karakter, diawali huruf atau angka, misalnya akta-kelahiran',
    en: 'must be a code: letters, digits, dots and dashes, 1–64 characters, a letter or digit first, for example akta-kelahiran',
  },
  NOT_A_UUID: {
    id: 'harus id pegawai (UUID dengan huruf kecil), atau null bila dikerjakan mesin',
    en: 'must be an employee id (UUID in lower case), or null when a machine did it',
  },
  NOT_AN_ANSWER: {
    id: 'harus 1 (tidak baik), 2, 3, atau 4 (sangat baik)',
    en: 'must be 1 (tidak baik), 2, 3 or 4 (sangat baik)',
  },
  WRONG_FORM: {
    id: 'tidak sesuai skema jenis kejadian ini',
    en: 'does not follow the schema of this type of event',
  },
  ID_USED_TWICE: {
    id: 'id ini sudah dipakai kejadian lain di {place} dengan source yang sama: kejadian ini akan dianggap duplikat dan hilang',
    en: 'this id belongs to another event at {place} with the same source: this one would be taken for a duplicate and lost',
  },
};

const filled = (text: string, params: Finding['params']): string =>
  text.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : placeholder,
  );

/** A finding in words: `/data/officerId: must be an employee id (UUID in lower case), or null …`. */
export const inWords = ({ field, code, params }: Finding, language: Language): string => {
  const text = filled(WORDS[code][language], params);
  return field === '' ? text : `${field}: ${text}`;
};
