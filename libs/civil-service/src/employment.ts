/** PEJABAT_NEGARA is the mayor: he appraises heads of units and is not appraised here (P6, planning does not apply to him). */
export const EMPLOYMENT_STATUSES = ['PNS', 'CPNS', 'PPPK', 'PPPK_PARUH_WAKTU', 'PEJABAT_NEGARA'] as const;
export type EmploymentStatus = (typeof EMPLOYMENT_STATUSES)[number];

/** Managerial posts first, then functional posts by expertise and by skill, then clerical staff. KEPALA_DAERAH is the mayor. */
export const POSITION_KINDS = [
  'KEPALA_DAERAH',
  'JPT_MADYA',
  'JPT_PRATAMA',
  'ADMINISTRATOR',
  'PENGAWAS',
  'JF_AHLI_UTAMA',
  'JF_AHLI_MADYA',
  'JF_AHLI_MUDA',
  'JF_AHLI_PERTAMA',
  'JF_PENYELIA',
  'JF_MAHIR',
  'JF_TERAMPIL',
  'JF_PEMULA',
  'PELAKSANA',
] as const;
export type PositionKind = (typeof POSITION_KINDS)[number];

export const UNIT_KINDS = [
  'KOTA',
  'SEKRETARIAT_DAERAH',
  'SEKRETARIAT_DPRD',
  'INSPEKTORAT',
  'DINAS',
  'BADAN',
  'KECAMATAN',
  'KELURAHAN',
  'BIDANG',
  'UPT',
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];
