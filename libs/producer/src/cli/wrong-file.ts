import type { Language } from '../check/words.js';

type Texts = Readonly<Record<Language, string>>;

/** Why a file cannot hold events, whatever it is called, and what to do. */
export const WRONG_FILE = {
  missing: { id: 'tidak ada.', en: 'is not there.' },
  forbidden: { id: 'tidak boleh dibaca oleh pengguna ini.', en: 'may not be read by this user.' },
  notAFile: { id: 'bukan berkas.', en: 'is not a file.' },
  compressed: {
    id: 'terkompresi: ekstrak dahulu, lalu berikan berkas di dalamnya.',
    en: 'is compressed: unpack it first and give the file inside.',
  },
  workbook: {
    id: 'adalah buku kerja (Excel) atau arsip zip: berikan kejadian sebagai JSON, satu tiap baris.',
    en: 'is a workbook or a zip archive: give the events as JSON, one a line.',
  },
  utf16: { id: 'dalam UTF-16: simpan berkas dengan pengodean UTF-8.', en: 'is in UTF-16: save the file in UTF-8.' },
} as const satisfies Readonly<Record<string, Texts>>;

export type WrongFile = keyof typeof WRONG_FILE;
