import type { Messages } from '#platform';

/** A text for every rule that says no. */
export const messages = {
  UNKNOWN_EMPLOYEE: {
    status: 404,
    id: 'Pegawai ini belum dikenal. Catat pegawai lebih dahulu di layanan kepegawaian.',
    en: 'This employee is not known yet. Record him in personnel first.',
  },
  UNKNOWN_PROGRAMME: {
    status: 404,
    id: 'Program penghargaan ini tidak ada.',
    en: 'There is no such award programme.',
  },
  UNKNOWN_CASE: {
    status: 404,
    id: 'Kasus disiplin dengan nomor ini tidak ada.',
    en: 'There is no discipline case with this reference.',
  },
  NOT_DECIDED: {
    status: 404,
    id: 'Kelayakan pegawai ini belum diputuskan untuk program dan tahun ini: belum ada penilaian tahunan yang final.',
    en: 'Eligibility has not been decided for this programme and year: there is no final annual appraisal.',
  },
  REFERENCE_TAKEN: {
    status: 409,
    id: 'Nomor keputusan ini sudah tercatat dengan isi yang lain.',
    en: 'This reference is already recorded with other contents.',
  },
  DECIDED_IN_THE_FUTURE: {
    id: 'Tanggal keputusan tidak boleh di masa depan.',
    en: 'The day of the decision may not lie in the future.',
  },
  TOO_MANY_YEARS: {
    id: 'Kriteria ini dapat meminta paling banyak {max} tahun.',
    en: 'This criterion can ask for at most {max} years.',
  },
  PARAMETER_NEEDED: {
    id: 'Kriteria jenis ini memerlukan isian ini.',
    en: 'A criterion of this kind needs this field.',
  },
} satisfies Messages;
