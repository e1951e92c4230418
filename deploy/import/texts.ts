import { EVENT_WORDS } from './kinds/event-words.js';

export const LANGUAGES = ['id', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The same sentence in each language. */
export type Told = Readonly<Record<Language, string>>;

/** By `LC_ALL`, `LC_MESSAGES` or `LANG`, as other programs; Bahasa Indonesia when they name neither language. */
export const languageOf = (env: Readonly<Record<string, string | undefined>>): Language =>
  /^en\b|^en_/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'en' : 'id';

const MOST_SHOWN = 60;

/** What stands in a file, so that it can be shown whatever it is: cut off, and without what would steer a terminal. */
export const shown = (text: string): string => {
  const safe = text
    .slice(0, MOST_SHOWN)
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, '\uFFFD');
  return text.length > MOST_SHOWN ? `${safe}…` : safe;
};

/** Why a file is refused as a whole, and what to do. */
export const FILE_TEXTS = {
  notAFile: {
    id: 'Ini bukan berkas biasa (folder, pipa, atau perangkat): berikan berkas CSV.',
    en: 'It is no ordinary file (a folder, a pipe or a device): give a CSV file.',
  },
  compressed: {
    id: 'Berkas ini terkompresi: ekstrak dahulu, lalu berikan berkas CSV di dalamnya.',
    en: 'It is compressed: unpack it first and give the CSV file inside.',
  },
  workbook: {
    id: 'Ini buku kerja (Excel) atau arsip zip, bukan CSV: simpan sebagai "CSV UTF-8" dahulu.',
    en: 'It is a workbook or a zip archive and no CSV: save it as "CSV UTF-8" first.',
  },
  document: {
    id: 'Ini dokumen PDF, bukan CSV: mintalah datanya sebagai "CSV UTF-8".',
    en: 'It is a PDF document and no CSV: ask for the data as "CSV UTF-8".',
  },
  utf16: {
    id: 'Berkas ini dalam UTF-16 atau bukan teks: simpan sebagai "CSV UTF-8" dahulu.',
    en: 'It is in UTF-16, or no text at all: save it as "CSV UTF-8" first.',
  },
  notUtf8: (line: number) => ({
    id: `Baris ${line} bukan UTF-8: simpan berkas sebagai "CSV UTF-8" dahulu.`,
    en: `Line ${line} is not in UTF-8: save the file as "CSV UTF-8" first.`,
  }),
  endless: (line: number, most: number) => ({
    id: `Baris ${line} lebih panjang dari ${most / 1024} KB: perbaiki baris itu, lalu jalankan lagi.`,
    en: `Line ${line} is longer than ${most / 1024} KB: mend it and run this again.`,
  }),
  openQuote: (line: number) => ({
    id: `Tanda kutip di baris ${line} tidak ditutup: perbaiki, lalu jalankan lagi.`,
    en: `A quotation mark in line ${line} is not closed: mend it and run this again.`,
  }),
  unreadable: (line: number, why: string) => ({
    id: `Berkas tidak dapat dibaca mulai baris ${line}: ${why}`,
    en: `It cannot be read from line ${line} on: ${why}`,
  }),
  empty: {
    id: 'Berkas kosong: baris pertamanya harus berisi nama kolom.',
    en: 'The file is empty: its first row must name the columns.',
  },
  noColumn: (heading: string, known: string) => ({
    id: `Tidak ada kolom "${shown(heading)}". Yang dikenal: ${known}.`,
    en: `There is no column "${shown(heading)}". Known are: ${known}.`,
  }),
  twice: (column: string) => ({
    id: `Kolom ${column} ada dua kali.`,
    en: `The column ${column} is there twice.`,
  }),
  lacks: (columns: string) => ({
    id: `Berkas tidak memiliki kolom ${columns}.`,
    en: `The file lacks ${columns}.`,
  }),
  changed: {
    id: 'Berkas berubah saat dibaca. Baris yang sudah masuk tetap tersimpan; jalankan lagi setelah berkas tidak ditulisi.',
    en: 'The file was changed while it was read. What is in is kept; run this again once nobody writes to it.',
  },
  system: (code: string) => ({
    id: `tidak dapat dibaca, atau berkas di sampingnya tidak dapat ditulis (${code}).`,
    en: `cannot be read or written beside (${code}).`,
  }),
} as const satisfies Record<string, Told | ((...params: never[]) => Told)>;

/** Why one row is refused before it is sent. */
export const ROW_TEXTS = {
  width: (cells: number, expected: number) => ({
    id: `Baris ini memiliki ${cells} sel, sedangkan judul kolom ${expected}`,
    en: `It has ${cells} cells where the header has ${expected}`,
  }),
  upTo: (line: number) => ({
    id: `, sampai baris ${line}: apakah ada tanda kutip yang terbuka?`,
    en: `, up to line ${line}: is a quotation mark open?`,
  }),
  control: {
    id: 'Sel ini berisi karakter kendali yang tidak dapat disimpan: hapus.',
    en: 'The cell holds control characters, which cannot be kept: remove them.',
  },
  repeated: (line: number) => ({
    id: `Sudah disebut di baris ${line} berkas ini, dan hanya satu isian dapat berlaku: satukan kedua baris itu.`,
    en: `Line ${line} of this file names it already, and only one of the two can hold: make one row of both.`,
  }),
  notTold: {
    id: 'Platform tidak menjawab baris ini: jalankan lagi.',
    en: 'The platform did not answer this row: run this again.',
  },
} as const;

/** By code of the platform: of a cell more is taken than of an event, which is what the platform speaks of. */
const CELL_TEXTS: ReadonlyMap<string, Told> = new Map([
  [
    'NOT_RFC_3339',
    {
      id: 'Harus waktu yang ada, misalnya 2025-03-03 10:00:00 (tanpa zona: WIB) atau 2025-03-03T03:00:00Z.',
      en: 'This must be a time that exists, for example 2025-03-03 10:00:00 (without a zone: WIB, UTC+7) or 2025-03-03T03:00:00Z.',
    },
  ],
  [
    'EVENT_TYPE_UNKNOWN',
    {
      id: `Kejadian ini tidak dikenal. Yang dikenal: ${EVENT_WORDS}.`,
      en: `There is no such event. Known are: ${EVENT_WORDS}.`,
    },
  ],
]);

/** Why the platform refused a row, as it concerns who writes the file. */
export const cellReason = ({ code, message }: { code: string; message: string }, language: Language): string =>
  CELL_TEXTS.get(code)?.[language] ?? message;

/** What to do about the credential, by whose it is. */
export const CREDENTIAL_TEXTS = {
  producer: {
    missing: () => ({
      id: 'Atur TELADAN_CREDENTIAL dengan kredensial produsen dinas, dari pendaftarannya.',
      en: 'Set TELADAN_CREDENTIAL to the credential of the department’s producer, from its registration.',
    }),
    refused: {
      id: 'Periksa TELADAN_CREDENTIAL: harus kredensial produsen dinas yang masih berlaku.',
      en: 'Look at TELADAN_CREDENTIAL: it must be a credential of the department’s producer that is still valid.',
    },
  },
  administrator: {
    missing: (dataDir: string) => ({
      id: `Atur ADMINISTRATOR_TOKEN dengan token pengelola platform itu. Token dari "npm start" ada di ${dataDir}/administrator-token.`,
      en: `Set ADMINISTRATOR_TOKEN to the administrator's token of that platform. The one of "npm start" lies in ${dataDir}/administrator-token.`,
    }),
    refused: {
      id: 'Periksa ADMINISTRATOR_TOKEN: harus sama dengan yang diatur pada platform itu.',
      en: 'Look at ADMINISTRATOR_TOKEN: it must be the one that the platform there was given.',
    },
    keptRefused: (dataDir: string) => ({
      id: `Token dari ${dataDir}/administrator-token bukan token platform itu: atur ADMINISTRATOR_TOKEN.`,
      en: `The token of ${dataDir}/administrator-token is not that of the platform there: set ADMINISTRATOR_TOKEN.`,
    }),
  },
} as const;
