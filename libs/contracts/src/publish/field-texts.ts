import type { Bilingual } from './bilingual.js';

type Texts = Readonly<Record<string, Bilingual>>;

/** What a field means wherever it occurs, by its path within the data; `[]` stands for each item of a list. */
const FIELD_TEXTS: Texts = {
  requestId: {
    id: 'Nomor permohonan milik perangkat daerah sendiri, unik di dalamnya.',
    en: 'The department’s own number of the request, unique within the department.',
  },
  serviceCode: {
    id: 'Kode layanan dalam daftar standar pelayanan.',
    en: 'Code of the service in the register of service standards.',
  },
  officerId: {
    id: 'Petugas yang menangani langkah ini (id pegawai); null bila dikerjakan mesin.',
    en: 'The officer who handled this step (employee id); null when a machine did.',
  },
  responseId: {
    id: 'Nomor formulir milik perangkat daerah sendiri, unik di dalamnya; bukan NIK atau nomor telepon responden. Formulir dengan nomor sama dihitung sekali.',
    en: 'The department’s own number of the form, unique within the department; not a number that people go by. A form counts once.',
  },
  answers: {
    id: 'Jawaban tiap unsur menurut kodenya: 1 tidak baik, 2 kurang baik, 3 baik, 4 sangat baik. Semua wajib diisi.',
    en: 'The answer to each element by its code: 1 tidak baik, 2 kurang baik, 3 baik, 4 sangat baik. All are required.',
  },
  'answers.U1': { id: 'Persyaratan.', en: 'Requirements.' },
  'answers.U2': { id: 'Sistem, mekanisme, dan prosedur.', en: 'System, mechanism and procedure.' },
  'answers.U3': { id: 'Waktu penyelesaian.', en: 'Time of completion.' },
  'answers.U4': { id: 'Biaya/tarif.', en: 'Cost.' },
  'answers.U5': { id: 'Produk spesifikasi jenis pelayanan.', en: 'Product of the service.' },
  'answers.U6': { id: 'Kompetensi pelaksana.', en: 'Competence of the staff.' },
  'answers.U7': { id: 'Perilaku pelaksana.', en: 'Conduct of the staff.' },
  'answers.U8': { id: 'Penanganan pengaduan, saran, dan masukan.', en: 'Handling of complaints and suggestions.' },
  'answers.U9': { id: 'Sarana dan prasarana.', en: 'Facilities.' },
  employeeId: { id: 'Id pegawai.', en: 'The employee’s id.' },
  unitId: { id: 'Id unit pegawai.', en: 'Id of the employee’s unit.' },
  positionId: { id: 'Id jabatan.', en: 'Id of the position.' },
  positionKind: { id: 'Jenis jabatan.', en: 'Kind of position.' },
  status: { id: 'Status kepegawaian.', en: 'Employment status.' },
  rank: {
    id: 'Golongan: I/a sampai IV/e untuk PNS, I sampai XVII untuk PPPK; null untuk wali kota.',
    en: 'Golongan: I/a to IV/e for PNS, I to XVII for PPPK; null for the mayor.',
  },
  serviceSince: { id: 'TMT: masa kerja dihitung sejak hari ini.', en: 'TMT: the day from which service counts.' },
  active: { id: 'Masih berlaku.', en: 'Whether it is still in force.' },
  appraiserId: { id: 'Pejabat penilai (id pegawai).', en: 'The appraiser (employee id).' },
  appraiserSuperiorId: {
    id: 'Atasan pejabat penilai, yang memutus keberatan; null bila tidak ada.',
    en: 'The appraiser’s superior, who decides objections; null when there is none.',
  },
  finalByKind: {
    id: 'Dinilai kepala daerah: hasilnya final dan tidak dapat diajukan keberatan.',
    en: 'Rated by the head of the region: the result is final and cannot be objected to.',
  },
  code: { id: 'Kode yang dibaca orang dan dibandingkan sistem.', en: 'A code that people read and systems compare.' },
  name: { id: 'Nama.', en: 'Name.' },
  title: { id: 'Nama jabatan.', en: 'Title of the position.' },
  kind: { id: 'Jenis.', en: 'Kind.' },
  parentId: { id: 'Unit induk; null bila paling atas.', en: 'The unit above; null at the top.' },
  reportsTo: {
    id: 'Jabatan tempat melapor; null bila paling atas.',
    en: 'The position that it reports to; null at the top.',
  },
  planId: { id: 'Id SKP.', en: 'Id of the plan.' },
  year: { id: 'Tahun.', en: 'Year.' },
  version: { id: 'Versi SKP, mulai dari 1.', en: 'Version of the plan, from 1.' },
  agreedBy: { id: 'Pejabat penilai yang menyepakati (id pegawai).', en: 'The appraiser who agreed (employee id).' },
  results: { id: 'Rencana hasil kerja.', en: 'Agreed work results.' },
  'results[].resultId': { id: 'Id rencana hasil kerja.', en: 'Id of the work result.' },
  'results[].title': { id: 'Rencana hasil kerja.', en: 'The work result.' },
  'results[].kind': { id: 'Utama atau tambahan.', en: 'Main or additional.' },
  'results[].indicators': { id: 'Indikator kinerja individu.', en: 'Indicators of the result.' },
  'results[].indicators[].indicatorId': { id: 'Id indikator.', en: 'Id of the indicator.' },
  'results[].indicators[].aspect': { id: 'Aspek yang diukur.', en: 'The aspect that is measured.' },
  'results[].indicators[].description': { id: 'Bunyi indikator.', en: 'The indicator in words.' },
  'results[].indicators[].target': { id: 'Target.', en: 'The target.' },
  'results[].indicators[].target.comparison': {
    id: 'Cara membandingkan realisasi dengan target.',
    en: 'How the realisation is compared with the target.',
  },
  'results[].indicators[].target.value': { id: 'Nilai target.', en: 'Value of the target.' },
  'results[].indicators[].target.unit': { id: 'Satuan target.', en: 'Unit of measurement of the target.' },
  'results[].indicators[].measurement': {
    id: 'Pengukuran dari kejadian layanan; null bila tidak diukur otomatis.',
    en: 'The measurement of service events; null when it is not measured by itself.',
  },
  'results[].indicators[].measurement.serviceCode': { id: 'Kode layanan.', en: 'Code of the service.' },
  'results[].indicators[].measurement.measure': { id: 'Cara mengukur.', en: 'How it is measured.' },
  'results[].indicators[].measurement.withinHours': {
    id: 'Batas SHARE_WITHIN dalam jam; null untuk cara lain.',
    en: 'The limit of SHARE_WITHIN in hours; null for other measures.',
  },
  indicatorId: { id: 'Id indikator.', en: 'Id of the indicator.' },
  period: { id: 'Tahun, atau satu triwulannya.', en: 'A year, or a quarter of it.' },
  'period.year': { id: 'Tahun.', en: 'Year.' },
  'period.quarter': { id: 'Triwulan; null untuk setahun penuh.', en: 'Quarter; null for the whole year.' },
  value: {
    id: 'Nilai realisasi; null berarti belum ada data, tidak pernah sama dengan 0.',
    en: 'Value of the realisation; null means that there are no data yet, never 0.',
  },
  unit: { id: 'Satuan nilai.', en: 'Unit of measurement of the value.' },
  count: {
    id: 'Banyaknya permohonan selesai yang mendasari nilai.',
    en: 'How many finished requests the value rests on.',
  },
  asOf: { id: 'Keadaan pada saat ini.', en: 'As things stood at this instant.' },
  measure: { id: 'Cara mengukur.', en: 'How it is measured.' },
  appraisalId: { id: 'Id penilaian.', en: 'Id of the appraisal.' },
  appraisalRevision: { id: 'Revisi penilaian yang mendasari.', en: 'The revision of the appraisal that it rests on.' },
  periodId: { id: 'Id periode penilaian.', en: 'Id of the appraisal period.' },
  periodKind: { id: 'Jenis periode.', en: 'Kind of period.' },
  from: { id: 'Hari pertama periode.', en: 'First day of the period.' },
  to: { id: 'Hari terakhir periode.', en: 'Last day of the period.' },
  revision: {
    id: '1 saat final, bertambah satu pada setiap koreksi.',
    en: '1 when completed, one more with each correction.',
  },
  workRating: { id: 'Rating hasil kerja.', en: 'Rating of the work results.' },
  behaviourRating: { id: 'Rating perilaku kerja.', en: 'Rating of the behaviour.' },
  behaviour: { id: 'Rating tiap nilai BerAKHLAK.', en: 'Rating of each BerAKHLAK value.' },
  'behaviour.BP': { id: 'Berorientasi Pelayanan.', en: 'Service orientation.' },
  'behaviour.AK': { id: 'Akuntabel.', en: 'Accountable.' },
  'behaviour.KP': { id: 'Kompeten.', en: 'Competent.' },
  'behaviour.HR': { id: 'Harmonis.', en: 'Harmonious.' },
  'behaviour.LY': { id: 'Loyal.', en: 'Loyal.' },
  'behaviour.AD': { id: 'Adaptif.', en: 'Adaptive.' },
  'behaviour.KL': { id: 'Kolaboratif.', en: 'Collaborative.' },
  predicate: { id: 'Predikat kinerja.', en: 'Performance predicate.' },
  previousPredicate: { id: 'Predikat sebelum koreksi.', en: 'The predicate before the correction.' },
  hasEvidence: {
    id: 'false bila tidak ada indikator yang memiliki bukti.',
    en: 'False when no indicator had evidence.',
  },
  completedAt: { id: 'Saat penilaian menjadi final.', en: 'When the appraisal became final.' },
  programme: { id: 'Kode program penghargaan.', en: 'Code of the award programme.' },
  eligible: { id: 'Boleh diusulkan.', en: 'Whether he may be nominated.' },
  criteria: { id: 'Alasannya, kriteria demi kriteria.', en: 'Why, criterion by criterion.' },
  'criteria[].code': { id: 'Kode kriteria.', en: 'Code of the criterion.' },
  'criteria[].outcome': { id: 'Hasil kriteria.', en: 'Outcome of the criterion.' },
  'criteria[].evidence': {
    id: 'Fakta singkat, misalnya 2024 BAIK, 2025 BAIK.',
    en: 'A short statement of facts, for example 2024 BAIK, 2025 BAIK.',
  },
  reviewId: { id: 'Id pemeriksaan kinerja.', en: 'Id of the review.' },
  assignmentId: { id: 'Id penugasan.', en: 'Id of the assignment.' },
  need: {
    id: 'Kebutuhan: kode nilai BerAKHLAK, atau KINERJA untuk predikat secara keseluruhan.',
    en: 'What it is about: the code of a BerAKHLAK value, or KINERJA for the predicate as a whole.',
  },
};

/** Where a field means something else than its name says elsewhere. */
const OF_EVENT: Readonly<Record<string, Texts>> = {
  'teladan.personnel.unit-recorded.v1': {
    unitId: { id: 'Id unit.', en: 'The unit’s id.' },
    name: { id: 'Nama unit.', en: 'Name of the unit.' },
    kind: { id: 'Jenis unit.', en: 'Kind of unit.' },
  },
  'teladan.personnel.position-recorded.v1': {
    unitId: { id: 'Unit tempat jabatan berada.', en: 'The unit that the position belongs to.' },
    kind: { id: 'Jenis jabatan.', en: 'Kind of position.' },
  },
  'teladan.personnel.employee-recorded.v1': {
    appraiserId: {
      id: 'Pejabat penilai; null di puncak susunan dan selama jabatan atasan kosong seluruhnya.',
      en: 'Who rates him; null at the top and while the superior positions are vacant all the way up.',
    },
  },
  'teladan.appraisal.completed.v1': {
    unitId: { id: 'Unit tempat ia dinilai.', en: 'The unit in which he was appraised.' },
  },
  'teladan.appraisal.corrected.v1': {
    unitId: { id: 'Unit tempat ia dinilai.', en: 'The unit in which he was appraised.' },
  },
};

/** Undefined when nobody has written one. */
export const fieldText = (type: string, path: string): Bilingual | undefined =>
  OF_EVENT[type]?.[path] ?? FIELD_TEXTS[path];
