const inEnglish = (count: number): string => count.toLocaleString('en-US');
/** With the points and the comma of Bahasa Indonesia, where `1,000` is one. */
const inIndonesian = (count: number, decimals = 0): string =>
  count.toLocaleString('id-ID', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

const MIB = 1024 * 1024;

/** What becomes of a whole run. */
export const RUN_TEXTS = {
  step: (kind: string) => ({ id: `Impor ${kind}`, en: `Import ${kind}` }),
  progress: (lines: number, bytes: number, rejected: number) => ({
    id: `${inIndonesian(lines)} baris dari ${inIndonesian(bytes / MIB, 1)} MB, ${inIndonesian(rejected)} ditolak`,
    en: `${inEnglish(lines)} lines of ${(bytes / MIB).toFixed(1)} MB, ${inEnglish(rejected)} rejected`,
  }),
  counts: (recorded: number, unchanged: number, rejected: number) => ({
    id: `${inIndonesian(recorded)} baris dicatat, ${inIndonesian(unchanged)} tidak berubah, ${inIndonesian(rejected)} ditolak.`,
    en: `${inEnglish(recorded)} rows recorded, ${inEnglish(unchanged)} unchanged, ${inEnglish(rejected)} rejected.`,
  }),
  example: (line: number, column: string, reason: string) => ({
    id: `  baris ${line}${column && `, ${column}`}: ${reason}`,
    en: `  line ${line}${column && `, ${column}`}: ${reason}`,
  }),
  rejectedFile: (path: string) => ({
    id: `Semua baris yang ditolak, masing-masing dengan alasannya: ${path}`,
    en: `All rejected rows, with the reason of each: ${path}`,
  }),
  stopped: {
    id: 'Berhenti sebelum selesai. Jalankan lagi untuk melanjutkan.',
    en: 'Stopped before the end. Run it again: it goes on where it was.',
  },
  later: {
    id: 'Jalankan lagi nanti: impor berlanjut dari tempat terakhir.',
    en: 'Run this again later: it goes on where it was.',
  },
  noAnswer: (url: string) => ({ id: `Tidak ada jawaban dari ${url}.`, en: `There is no answer at ${url}.` }),
  answered: (url: string, status: number) => ({ id: `${url} menjawab ${status}.`, en: `${url} answered ${status}.` }),
  notUnderstood: {
    id: 'Jawaban platform tidak dikenali: apakah alamat dan versinya benar?',
    en: 'What the platform answers is not understood: are its address and version right?',
  },
  waits: { id: 'menunggu: ', en: 'waits: ' },
} as const;
