import type { Message, Messages } from '#platform';
import type { PersonnelRule } from './domain/violation.js';
import type { LineReason } from './features/explain-line/line-reason.js';

const rules: Readonly<Record<PersonnelRule, Message>> = {
  NIP_NOT_DIGITS: {
    id: 'NIP hanya boleh berisi angka dan spasi.',
    en: 'A NIP consists of digits, with or without spaces.',
  },
  NIP_LENGTH: {
    id: 'NIP terdiri atas {expected} angka; yang tertulis {found}.',
    en: 'A NIP has {expected} digits; this one has {found}.',
  },
  NIP_BIRTH_DATE: {
    id: 'Delapan angka pertama NIP bukan tanggal lahir yang benar ({birthDate}).',
    en: 'The first eight digits of the NIP are not a date of birth ({birthDate}).',
  },
  NIP_TMT_MONTH: {
    id: 'Angka ke-13 dan ke-14 NIP harus bulan TMT 01 sampai 12; yang tertulis {month}.',
    en: 'Digits 13 and 14 of the NIP must be the TMT month, 01 to 12; they are {month}.',
  },
  NIP_APPOINTED_BEFORE_BIRTH: {
    id: 'Tahun pengangkatan dalam NIP ({year}) tidak sesudah tahun lahir.',
    en: 'The year of appointment in the NIP ({year}) does not come after the year of birth.',
  },
  NIP_SEX: {
    id: 'Angka ke-15 NIP harus 1 (laki-laki) atau 2 (perempuan); yang tertulis {digit}.',
    en: 'Digit 15 of the NIP must be 1 (male) or 2 (female); it is {digit}.',
  },
  NIP_REQUIRED: { id: 'NIP wajib diisi untuk status ini.', en: 'An employee of this status needs a NIP.' },
  NIP_NOT_FOR_STATUS: {
    id: 'Pejabat negara tidak mempunyai NIP.',
    en: 'A state official (PEJABAT_NEGARA) has no NIP.',
  },
  NIP_TAKEN: { status: 409, id: 'NIP ini milik pegawai lain.', en: 'This NIP belongs to another employee.' },
  RANK_NOT_FOR_STATUS: {
    id: 'Golongan ini tidak berlaku untuk status {status}. PNS dan CPNS: I/a sampai IV/e; PPPK: I sampai XVII; pejabat negara: tanpa golongan.',
    en: 'This rank does not exist for status {status}. PNS and CPNS: I/a to IV/e; PPPK: I to XVII; state officials: none.',
  },
  SERVICE_SINCE_REQUIRED: {
    id: 'Tanggal mulai bertugas wajib diisi, karena tidak tercantum dalam NIP.',
    en: 'The day from which service counts is needed, since the NIP does not hold it.',
  },
  SERVICE_BEFORE_BIRTH: {
    id: 'Tanggal mulai bertugas tidak sesudah tanggal lahir dalam NIP.',
    en: 'The day from which service counts does not come after the date of birth in the NIP.',
  },
  DUPLICATE_ROW: {
    id: 'Baris {row} sudah menyangkut hal yang sama; satukan kedua baris itu.',
    en: 'Row {row} speaks of the same one; make one row of both.',
  },
  UNKNOWN_PARENT_UNIT: {
    id: 'Unit induk {parentCode} tidak ada, atau barisnya ditolak.',
    en: 'The parent unit {parentCode} does not exist, or its row was rejected.',
  },
  PARENT_UNIT_CLOSED: {
    id: 'Unit induk {parentCode} sudah tidak aktif.',
    en: 'The parent unit {parentCode} is not active any more.',
  },
  UNIT_CYCLE: {
    id: 'Unit {code} akan berada di bawah dirinya sendiri.',
    en: 'Unit {code} would come to be under itself.',
  },
  UNIT_IN_USE: {
    id: 'Unit {code} masih mempunyai unit atau jabatan yang aktif.',
    en: 'Unit {code} still has active units or positions.',
  },
  UNKNOWN_UNIT: { id: 'Unit {unitCode} tidak ada.', en: 'There is no unit {unitCode}.' },
  UNIT_CLOSED: { id: 'Unit {unitCode} sudah tidak aktif.', en: 'Unit {unitCode} is not active any more.' },
  UNKNOWN_SUPERIOR: {
    id: 'Jabatan atasan {reportsToCode} tidak ada, atau barisnya ditolak.',
    en: 'The superior position {reportsToCode} does not exist, or its row was rejected.',
  },
  SUPERIOR_REQUIRED: {
    id: 'Setiap jabatan selain kepala daerah mempunyai jabatan atasan.',
    en: 'Every position but that of the head of the region reports to another.',
  },
  SUPERIOR_NOT_A_LEADER: {
    id: 'Jabatan atasan {reportsToCode} bukan jabatan pimpinan; penilai paling rendah pejabat pengawas.',
    en: 'The superior position {reportsToCode} does not lead; an appraiser is at least a pejabat pengawas.',
  },
  MAYOR_REPORTS_TO_NOBODY: {
    id: 'Kepala daerah tidak mempunyai jabatan atasan.',
    en: 'The head of the region reports to no other position.',
  },
  POSITION_CYCLE: {
    id: 'Jabatan {code} akan menjadi atasan dirinya sendiri.',
    en: 'Position {code} would come to report to itself.',
  },
  POSITION_LEADS_OTHERS: {
    id: 'Jabatan {code} masih menjadi atasan jabatan lain, sehingga harus tetap jabatan pimpinan.',
    en: 'Other positions still report to {code}, so it must remain a position of leadership.',
  },
  POSITION_HELD: {
    id: 'Jabatan {code} masih dipegang {holders} pegawai aktif.',
    en: 'Position {code} is still held by {holders} active employees.',
  },
  LEADER_POST_HELD_BY_MANY: {
    id: 'Jabatan pimpinan dipegang satu orang; {code} dipegang {holders} pegawai aktif.',
    en: 'A position of leadership has one holder; {code} is held by {holders} active employees.',
  },
  MAYOR_POST_HELD: {
    id: 'Jabatan {code} masih dipegang {holders} pegawai aktif, sehingga tidak dapat menjadi atau berhenti menjadi jabatan kepala daerah.',
    en: 'Position {code} is held by {holders} active employees, so it cannot become or cease to be that of the head of the region.',
  },
  UNKNOWN_EMPLOYEE: { status: 404, id: 'Pegawai ini tidak ada.', en: 'There is no such employee.' },
  UNKNOWN_POSITION: { id: 'Jabatan {positionCode} tidak ada.', en: 'There is no position {positionCode}.' },
  POSITION_CLOSED: {
    id: 'Jabatan {positionCode} sudah tidak aktif.',
    en: 'Position {positionCode} is not active any more.',
  },
  POSITION_NOT_FOR_STATUS: {
    id: 'Jabatan kepala daerah dipegang pejabat negara, dan pejabat negara tidak memegang jabatan lain ({positionCode}).',
    en: 'The head of the region is a state official, and a state official holds no other position ({positionCode}).',
  },
  LEADER_POST_TAKEN: {
    status: 409,
    id: 'Jabatan pimpinan {positionCode} sudah dipegang pegawai lain yang aktif.',
    en: 'The position of leadership {positionCode} is already held by another active employee.',
  },
};

const lines: Readonly<Record<LineReason, Message>> = {
  LINE_DIRECT: {
    id: 'Penilai adalah pemegang jabatan atasan langsung.',
    en: 'The appraiser holds the position directly above.',
  },
  LINE_UP: {
    id: 'Jabatan atasan langsung kosong, sehingga penilai adalah pejabat berikutnya di atasnya.',
    en: 'The position directly above is vacant, so the appraiser is the next holder up the line.',
  },
  LINE_VACANT: {
    id: 'Semua jabatan di atasnya kosong, sehingga belum ada penilai.',
    en: 'Every position above is vacant, so there is no appraiser yet.',
  },
  LINE_TOP: {
    id: 'Kepala daerah tidak dinilai di sini.',
    en: 'The head of the region is not appraised here.',
  },
  LINE_LEFT: {
    id: 'Pegawai sudah tidak aktif; penilai dan atasannya seperti saat ia berhenti.',
    en: 'The employee has left; appraiser and superior are those of the time when he left.',
  },
};

/** A text for everything that a door of personnel answers with. */
export const messages: Messages = {
  ...rules,
  ...lines,
  NO_SUCH_UNIT: { id: 'Unit ini tidak ada.', en: 'There is no such unit.' },
};
