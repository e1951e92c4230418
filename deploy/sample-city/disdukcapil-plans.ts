import { judged, type ProposedResult, result } from './proposal.js';
import type { PositionRow } from './rows.js';
import { DISDUKCAPIL } from './units.js';

interface Counter {
  readonly serviceCode: string;
  /** What is issued there, as a sentence begins with it. */
  readonly product: string;
  /** How many one officer is to issue in a year. */
  readonly yearly: number;
}

/** By the start of a post's code. */
const COUNTERS: Readonly<Record<string, Counter>> = {
  [`${DISDUKCAPIL}.akta.`]: { serviceCode: 'akta-kelahiran', product: 'Akta kelahiran', yearly: 80 },
  [`${DISDUKCAPIL}.kematian.`]: { serviceCode: 'akta-kematian', product: 'Akta kematian', yearly: 60 },
  [`${DISDUKCAPIL}.ktp.`]: { serviceCode: 'ktp-el', product: 'KTP-el', yearly: 300 },
  [`${DISDUKCAPIL}.kk.`]: { serviceCode: 'kk', product: 'Kartu keluarga', yearly: 240 },
};

/** Permendagri 19/2018: documents within 24 hours once the requirements are complete. */
const WITHIN_HOURS = 24;

const archive = result(
  'TAMBAHAN',
  'Arsip pelayanan tertata',
  judged('KUALITAS', 'Berkas yang terarsip sesuai pedoman', 90, '%'),
);

/** At the counters the department's own events say how well it went; nobody types it. */
const counterResults = ({ serviceCode, product, yearly }: Counter): ProposedResult[] => [
  result('UTAMA', `${product} terbit tepat waktu`, {
    aspect: 'WAKTU',
    description: `${product} selesai dalam ${WITHIN_HOURS} jam sejak persyaratan lengkap`,
    target: { comparison: 'AT_LEAST', value: 95, unit: '%' },
    measurement: { serviceCode, measure: 'SHARE_WITHIN', withinHours: WITHIN_HOURS },
  }),
  result('UTAMA', `Permohonan terselesaikan: ${product}`, {
    aspect: 'KUANTITAS',
    description: 'Permohonan yang diselesaikan dalam setahun',
    target: { comparison: 'AT_LEAST', value: yearly, unit: 'permohonan' },
    measurement: { serviceCode, measure: 'COUNT' },
  }),
  result(
    'TAMBAHAN',
    'Warga terlayani dengan ramah',
    judged('KUALITAS', 'Pengaduan warga yang terselesaikan', 100, '%'),
  ),
  archive,
];

/** What a leader answers for is the work of his people, and the money that it takes. */
const leaderResults = (title: string): ProposedResult[] => [
  result(
    'UTAMA',
    'Dokumen kependudukan terbit tepat waktu',
    judged('WAKTU', 'Dokumen yang terbit dalam 24 jam sejak persyaratan lengkap', 95, '%'),
    judged('KUALITAS', 'Indeks kepuasan masyarakat', 88.31, 'indeks'),
  ),
  result('UTAMA', `Program kerja terlaksana: ${title}`, judged('BIAYA', 'Anggaran yang terserap', 95, '%')),
  result('TAMBAHAN', 'Pegawai terbina', judged('KUANTITAS', 'Dialog kinerja dengan setiap pegawai', 4, 'kali')),
];

const officeResults = (title: string): ProposedResult[] => [
  result(
    'UTAMA',
    `Tugas pokok terlaksana: ${title}`,
    judged('KUANTITAS', 'Rencana kerja yang terlaksana', 95, '%'),
    judged('WAKTU', 'Laporan yang selesai tepat waktu', 90, '%'),
  ),
  archive,
];

export const disdukcapilResults = ({ code, title, kind }: PositionRow): ProposedResult[] => {
  const [, counter] = Object.entries(COUNTERS).find(([start]) => code.startsWith(start)) ?? [];
  if (counter) return counterResults(counter);
  return kind.startsWith('JF_') || kind === 'PELAKSANA' ? officeResults(title) : leaderResults(title);
};
