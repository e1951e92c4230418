import type { EmploymentStatus } from './employment.js';

/** Golongan/ruang of PNS, from lowest to highest. */
export const PNS_RANKS = [
  'I/a',
  'I/b',
  'I/c',
  'I/d',
  'II/a',
  'II/b',
  'II/c',
  'II/d',
  'III/a',
  'III/b',
  'III/c',
  'III/d',
  'IV/a',
  'IV/b',
  'IV/c',
  'IV/d',
  'IV/e',
] as const;
export type PnsRank = (typeof PNS_RANKS)[number];

/** Pangkat: the name that goes with each golongan/ruang. Golongan of PPPK have none. */
export const PNS_RANK_NAMES: Readonly<Record<PnsRank, string>> = {
  'I/a': 'Juru Muda',
  'I/b': 'Juru Muda Tingkat I',
  'I/c': 'Juru',
  'I/d': 'Juru Tingkat I',
  'II/a': 'Pengatur Muda',
  'II/b': 'Pengatur Muda Tingkat I',
  'II/c': 'Pengatur',
  'II/d': 'Pengatur Tingkat I',
  'III/a': 'Penata Muda',
  'III/b': 'Penata Muda Tingkat I',
  'III/c': 'Penata',
  'III/d': 'Penata Tingkat I',
  'IV/a': 'Pembina',
  'IV/b': 'Pembina Tingkat I',
  'IV/c': 'Pembina Utama Muda',
  'IV/d': 'Pembina Utama Madya',
  'IV/e': 'Pembina Utama',
};

/** Golongan of PPPK, from lowest to highest. */
export const PPPK_RANKS = [
  'I',
  'II',
  'III',
  'IV',
  'V',
  'VI',
  'VII',
  'VIII',
  'IX',
  'X',
  'XI',
  'XII',
  'XIII',
  'XIV',
  'XV',
  'XVI',
  'XVII',
] as const;
export type PppkRank = (typeof PPPK_RANKS)[number];

export type Rank = PnsRank | PppkRank;

/** The ranks that an employment status can hold; null stands for holding none. */
const RANKS_BY_STATUS: Readonly<Record<EmploymentStatus, readonly (Rank | null)[]>> = {
  PNS: PNS_RANKS,
  CPNS: PNS_RANKS,
  PPPK: PPPK_RANKS,
  // Part-time contracts are paid a wage: some decrees name a golongan, others do not.
  PPPK_PARUH_WAKTU: [null, ...PPPK_RANKS],
  PEJABAT_NEGARA: [null],
};

/** Whether somebody of this status can hold this rank (null: none at all). */
export const isRankFor = (status: EmploymentStatus, rank: string | null): rank is Rank | null =>
  RANKS_BY_STATUS[status].some((fitting) => fitting === rank);
