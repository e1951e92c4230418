import type { Message, Messages } from '#platform';
import type { Breach } from './domain/evidence.js';
import type { PlanRule } from './domain/violation.js';

const people = {
  NOT_THE_EMPLOYEE: {
    status: 403,
    id: 'Rencana kinerja hanya dapat diajukan oleh pegawai yang bersangkutan.',
    en: 'A performance plan can be proposed by the employee himself alone.',
  },
  NOT_THE_APPRAISER: {
    status: 403,
    id: 'Hanya pejabat penilai kinerja pegawai ini saat ini yang dapat menyetujui atau mengembalikan rencananya.',
    en: 'Only this employee’s present appraiser can agree to his plan or return it.',
  },
  EMPLOYEE_UNKNOWN: {
    status: 409,
    id: 'Pegawai ini belum tercatat di kepegawaian; coba lagi sebentar lagi.',
    en: 'Personnel has not recorded this employee yet; try again shortly.',
  },
  EMPLOYEE_INACTIVE: {
    status: 409,
    id: 'Pegawai ini tidak aktif, sehingga perencanaan kinerja tidak berlaku baginya.',
    en: 'This employee is not active, so performance planning does not apply to him.',
  },
  STATE_OFFICIAL_HAS_NO_PLAN: {
    id: 'Perencanaan kinerja tidak berlaku bagi pejabat negara.',
    en: 'Performance planning does not apply to state officials.',
  },
  NO_APPRAISER: {
    status: 409,
    id: 'Pegawai ini belum memiliki pejabat penilai kinerja.',
    en: 'This employee has no appraiser yet.',
  },
} as const satisfies Messages;

const versions = {
  PLAN_UNKNOWN: { status: 404, id: 'Rencana kinerja ini tidak ada.', en: 'There is no such performance plan.' },
  VERSION_UNKNOWN: {
    status: 404,
    id: 'Rencana kinerja ini tidak memiliki versi {version}.',
    en: 'This performance plan has no version {version}.',
  },
  NOT_PROPOSED: {
    status: 409,
    id: 'Tidak ada versi rencana kinerja yang menunggu keputusan.',
    en: 'No version of this performance plan waits for a decision.',
  },
  CHANGED_MEANWHILE: {
    status: 409,
    id: 'Rencana kinerja sudah berubah; yang menunggu keputusan adalah versi {waiting}. Baca dahulu, lalu putuskan.',
    en: 'The plan has changed meanwhile; version {waiting} waits for a decision. Read it first, then decide.',
  },
  REASON_NEEDED: { id: 'Tuliskan alasan pengembalian.', en: 'Write why the plan is returned.' },
  YEAR_OUT_OF_RANGE: {
    id: 'Tahun rencana kinerja harus antara {first} dan {last}.',
    en: 'The year of a performance plan must be from {first} to {last}.',
  },
} as const satisfies Messages;

const contents = {
  NO_UTAMA_RESULT: {
    id: 'Rencana kinerja memuat paling sedikit satu hasil kerja utama.',
    en: 'A performance plan has at least one result of high priority (UTAMA).',
  },
  NO_INDICATOR: {
    id: 'Setiap hasil kerja memiliki paling sedikit satu indikator.',
    en: 'Every result has at least one indicator.',
  },
  DUPLICATE_TITLE: {
    id: 'Hasil kerja dengan judul ini sudah ada dalam rencana.',
    en: 'The plan has a result with this title already.',
  },
  MEASUREMENT_NEEDS_HOURS: {
    id: 'Ukuran {measure} memerlukan batas waktu dalam jam.',
    en: 'The measure {measure} needs a limit in hours.',
  },
  MEASUREMENT_HAS_NO_HOURS: {
    id: 'Ukuran {measure} tidak memiliki batas waktu; kosongkan isian ini.',
    en: 'The measure {measure} has no limit in hours; leave this empty.',
  },
  SHARE_OUT_OF_RANGE: {
    id: 'Target persentase harus antara 0 dan 100.',
    en: 'The target of a share must be from 0 to 100.',
  },
  SHARE_UNIT: { id: 'Satuan target persentase adalah %.', en: 'The unit of a share’s target is %.' },
  TARGET_BELOW_ZERO: {
    id: 'Target yang diukur dari layanan tidak boleh kurang dari 0.',
    en: 'A target that is measured from a service cannot be less than 0.',
  },
  FOREIGN_ID: {
    id: 'Id ini bukan dari versi sebelumnya rencana yang sama; kosongkan agar diberi yang baru.',
    en: 'This id is not of an earlier version of the same plan; leave it out to be given a new one.',
  },
  REPEATED_ID: { id: 'Id ini muncul dua kali dalam rencana.', en: 'This id comes twice in the plan.' },
} as const satisfies Messages;

/** Why a realisation is parked; the English text is the reason that is kept with it. */
const evidence = {
  UNKNOWN_PLAN: {
    id: 'Realisasi ini menyebut rencana kinerja yang tidak ada.',
    en: 'it names a performance plan that does not exist',
  },
  NOT_THE_PLANS_EMPLOYEE: {
    id: 'Rencana kinerja itu milik pegawai lain.',
    en: 'the performance plan belongs to another employee',
  },
  UNKNOWN_INDICATOR: {
    id: 'Indikator itu tidak ada dalam versi rencana kinerja yang pernah disetujui.',
    en: 'no agreed version of the performance plan has the indicator',
  },
  PERIOD_OUTSIDE_PLAN: {
    id: 'Periode realisasi di luar tahun rencana kinerja.',
    en: 'its period is outside of the performance plan’s year',
  },
} as const satisfies Record<Breach | 'UNKNOWN_PLAN', Message>;

export const messages = { ...people, ...versions, ...contents, ...evidence } as const satisfies Record<
  PlanRule | Breach,
  Message
>;
