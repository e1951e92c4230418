import type { Bilingual } from './bilingual.js';

/** When each event is sent, in the words of the published contract. */
export const EVENT_TEXTS: Readonly<Record<string, Bilingual>> = {
  'teladan.service.request-received.v1': {
    id: 'Pemohon menyerahkan permohonan.',
    en: 'A citizen handed a request in.',
  },
  'teladan.service.requirements-completed.v1': {
    id: 'Persyaratan dinyatakan lengkap: waktu layanan mulai dihitung (Permendagri 19/2018).',
    en: 'The requirements were declared complete: the clock starts (Permendagri 19/2018).',
  },
  'teladan.service.request-returned.v1': {
    id: 'Permohonan dikembalikan kepada pemohon: penghitungan waktu berhenti sementara.',
    en: 'The request went back to the applicant: the clock pauses.',
  },
  'teladan.service.request-resumed.v1': {
    id: 'Pemohon menyerahkannya kembali: waktu dihitung lagi.',
    en: 'The applicant brought it back: the clock runs again.',
  },
  'teladan.service.request-finished.v1': {
    id: 'Dokumen diterbitkan: penghitungan waktu selesai.',
    en: 'The document was issued: the clock ends.',
  },
  'teladan.service.request-rejected.v1': {
    id: 'Permohonan berakhir tanpa dokumen.',
    en: 'The request ended without a document.',
  },
  'teladan.service.survey-answered.v1': {
    id: 'Satu formulir Survei Kepuasan Masyarakat (PermenPANRB 14/2017) diisi lengkap. Data responden tidak ikut.',
    en: 'A form of the survey of satisfaction (SKM, PermenPANRB 14/2017) was answered wholly. Nothing of who answered.',
  },
  'teladan.personnel.unit-recorded.v1': {
    id: 'Keadaan lengkap suatu unit, setiap kali berubah.',
    en: 'The whole current state of a unit, whenever it changes.',
  },
  'teladan.personnel.position-recorded.v1': {
    id: 'Keadaan lengkap suatu jabatan dan garis pelaporannya, setiap kali berubah.',
    en: 'The whole current state of a position and the line that it reports by, whenever it changes.',
  },
  'teladan.personnel.employee-recorded.v1': {
    id: 'Keadaan lengkap seorang pegawai dan siapa penilainya, setiap kali berubah. Nama, NIP, NIK, dan tanggal lahir tidak ikut.',
    en: 'The whole current state of an employee and of who rates him, whenever it changes. No name, NIP, NIK or birth date.',
  },
  'teladan.target-setting.plan-proposed.v1': {
    id: 'Suatu versi SKP diajukan dan menunggu pejabat penilai.',
    en: 'A version of a plan was proposed and waits for the appraiser.',
  },
  'teladan.target-setting.plan-returned.v1': {
    id: 'Pejabat penilai mengembalikan versi SKP yang diajukan; alasannya tidak ikut dikirim.',
    en: 'The appraiser sent a proposed version back; the reason is not sent along.',
  },
  'teladan.target-setting.plan-agreed.v1': {
    id: 'Suatu versi SKP disepakati dan menggantikan versi sebelumnya.',
    en: 'A version of a plan was agreed and replaces the one before it.',
  },
  'teladan.target-setting.evidence-recorded.v1': {
    id: 'Capaian satu indikator dalam satu periode menurut kejadian layanan dicatat pada SKP.',
    en: 'What the service events say of one indicator in one period was recorded in the plan.',
  },
  'teladan.service-metrics.realisation-changed.v1': {
    id: 'Realisasi seorang petugas atas satu indikator dalam satu periode berubah; dihitung dari kejadian layanan saja.',
    en: 'An officer’s realisation of one indicator in one period changed; counted from service events alone.',
  },
  'teladan.appraisal.completed.v1': {
    id: 'Suatu penilaian menjadi final. Penghargaan, pengembangan, dan laporan berjalan karena kejadian ini.',
    en: 'An appraisal became final. Awards, development and reporting follow from this event.',
  },
  'teladan.appraisal.corrected.v1': {
    id: 'Penilaian yang sudah final dikoreksi: revisi ini menggantikan semua revisi sebelumnya.',
    en: 'A final appraisal was corrected: this revision replaces all before it.',
  },
  'teladan.appraisal.history-imported.v1': {
    id: 'Predikat dari tahun sebelum platform ini dipakai diimpor.',
    en: 'The predicate of a year before the platform was imported.',
  },
  'teladan.rewards.eligibility-decided.v1': {
    id: 'Diputuskan apakah seorang pegawai boleh diusulkan dalam program penghargaan, beserta alasannya. Keputusan kemudian menggantikan yang sebelumnya.',
    en: 'It was decided whether an employee may be nominated in an award programme, and why. A later decision replaces it.',
  },
  'teladan.rewards.eligibility-withdrawn.v1': {
    id: 'Kelayakan yang sudah diputuskan tidak berlaku lagi; kriteria menyebutkan yang tidak terpenuhi.',
    en: 'An eligibility that had been decided no longer holds; the criteria say which failed.',
  },
  'teladan.rewards.review-opened.v1': {
    id: 'Predikat KURANG atau SANGAT_KURANG membuka pemeriksaan kinerja pegawai (PP 30/2019 Pasal 56-58).',
    en: 'A predicate of KURANG or SANGAT_KURANG opened a review of the employee’s performance (PP 30/2019 Pasal 56-58).',
  },
  'teladan.rewards.review-withdrawn.v1': {
    id: 'Koreksi menghapus alasan pemeriksaan kinerja.',
    en: 'A correction took away the reason for a review.',
  },
  'teladan.development.assignment-made.v1': {
    id: 'Predikat atau nilai perilaku di bawah ekspektasi menugaskan pegawai ke pelatihan atau pembinaan.',
    en: 'A poor predicate or a value below expectation sent an employee to training or coaching.',
  },
  'teladan.development.assignment-withdrawn.v1': {
    id: 'Koreksi menghapus alasan penugasan pelatihan atau pembinaan.',
    en: 'A correction took away the reason for an assignment.',
  },
};
