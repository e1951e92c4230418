import type { Messages } from '#platform';

/** A text for every rule that says no. */
export const messages = {
  UNKNOWN_APPRAISAL: { status: 404, id: 'Penilaian ini tidak ada.', en: 'There is no such appraisal.' },
  UNKNOWN_PERIOD: { status: 404, id: 'Periode ini tidak ada.', en: 'There is no such period.' },

  NOT_THE_APPRAISER: {
    status: 403,
    id: 'Hanya pejabat penilai kinerja pegawai ini yang dapat menilai dan menandatangani.',
    en: 'Only the appraiser of this employee may rate and sign.',
  },
  NOT_THE_EMPLOYEE: {
    status: 403,
    id: 'Hanya pegawai yang dinilai yang dapat menyetujui hasil penilaiannya.',
    en: 'Only the employee himself may acknowledge his appraisal.',
  },
  NOT_THE_APPRAISER_OR_SUPERIOR: {
    status: 403,
    id: 'Hanya pejabat penilai kinerja atau atasannya yang dapat memperbaiki penilaian yang sudah final.',
    en: 'Only the appraiser or his superior may correct a final appraisal.',
  },

  NO_AGREED_PLAN: {
    status: 409,
    id: 'Pegawai ini belum memiliki SKP yang disepakati untuk tahun ini. Sepakati SKP lebih dahulu, lalu nilai.',
    en: 'This employee has no agreed performance plan for the year. Agree on the plan first, then rate.',
  },
  NOT_RATED: {
    status: 409,
    id: 'Belum ada yang dinilai. Nilai hasil kerja dan perilaku lebih dahulu.',
    en: 'Nothing has been rated. Rate work results and behaviour first.',
  },
  ALREADY_SIGNED: {
    status: 409,
    id: 'Penilaian sudah ditandatangani dan tidak dapat dinilai ulang.',
    en: 'The appraisal is signed and cannot be rated any more.',
  },
  ALREADY_FINAL: {
    status: 409,
    id: 'Penilaian sudah final; perubahan hanya melalui perbaikan (koreksi) dengan alasan tertulis.',
    en: 'The appraisal is final; it changes only by a correction with a written reason.',
  },
  NOT_SIGNED: {
    status: 409,
    id: 'Penilaian belum ditandatangani pejabat penilai.',
    en: 'The appraiser has not signed the appraisal.',
  },
  NOT_FINAL: {
    status: 409,
    id: 'Hanya penilaian yang sudah final yang dapat diperbaiki.',
    en: 'Only a final appraisal can be corrected.',
  },
  CHANGED_MEANWHILE: {
    status: 409,
    id: 'Penilaian ini sudah diubah sejak Anda membacanya (sekarang versi {version}). Baca ulang, lalu ulangi.',
    en: 'This appraisal has changed since you read it (now version {version}). Read it again and retry.',
  },

  UNKNOWN_RESULT: {
    id: 'Hasil kerja ini tidak ada dalam SKP yang berlaku.',
    en: 'This result is not in the plan in force.',
  },
  RESULT_RATED_TWICE: { id: 'Hasil kerja ini dinilai dua kali.', en: 'This result is rated twice.' },
  RATING_MISSING: { id: 'Belum dinilai.', en: 'This has not been rated.' },
  REASON_NEEDED: {
    id: 'Nilai berbeda dari saran berdasarkan bukti ({suggestion}). Tuliskan alasannya.',
    en: 'The rating differs from what the evidence suggests ({suggestion}). Write the reason.',
  },
  CORRECTION_REASON_NEEDED: { id: 'Tuliskan alasan perbaikan.', en: 'Write the reason for the correction.' },
  NOTHING_TO_CORRECT: {
    id: 'Tidak ada yang berbeda dari penilaian yang berlaku.',
    en: 'Nothing differs from the appraisal as it stands.',
  },

  QUARTER_NEEDED: { id: 'Sebutkan triwulan 1 sampai 4.', en: 'Name the quarter, 1 to 4.' },
  QUARTER_OF_A_YEAR: {
    id: 'Penilaian tahunan tidak memiliki triwulan.',
    en: 'An annual period has no quarter.',
  },
  PERIOD_NOT_BEGUN: {
    id: 'Periode ini baru dimulai pada {from}.',
    en: 'This period begins only on {from}.',
  },

  PERIOD_NOT_OVER: {
    status: 409,
    id: 'Periode ini berakhir pada {to} dan baru dapat ditutup sesudahnya.',
    en: 'This period ends on {to} and can be closed only after that.',
  },
  NO_OBJECTION_TERM: {
    status: 409,
    id: 'Belum ada jangka waktu keberatan yang berlaku untuk periode ini.',
    en: 'No objection term is in force for this period.',
  },

  UNKNOWN_EMPLOYEE: { id: 'Pegawai ini tidak dikenal.', en: 'This employee is not known.' },
  NOT_A_YEAR: { id: 'Harus berupa tahun, mulai {earliest}.', en: 'This must be a year, from {earliest} on.' },
  YEAR_NOT_OVER: { id: 'Tahun ini belum berakhir.', en: 'This year is not over.' },
  UNKNOWN_PREDICATE: { id: 'Harus salah satu dari: {known}.', en: 'This must be one of: {known}.' },
  YEAR_APPRAISED_HERE: {
    id: 'Pegawai ini sudah memiliki penilaian tahunan final untuk tahun ini di sistem ini.',
    en: 'This employee has a final annual appraisal of this year here.',
  },
  ROW_REPEATED: {
    id: 'Pegawai dan tahun ini sudah ada pada baris sebelumnya.',
    en: 'This employee and year are in an earlier row.',
  },
} as const satisfies Messages;
