import type { UnitKind } from '#civil-service';
import type { UnitRow } from './rows.js';

/** A department of the sample city; `staff` is about how many work there besides its leaders. */
export interface Department {
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly staff: number;
  /** Fields (bidang) under the head; each is led by an administrator. */
  readonly fields: readonly string[];
}

const office = (kind: UnitKind, code: string, name: string, staff: number, fields: readonly string[]): Department => ({
  code,
  name,
  kind,
  staff,
  fields,
});

export const DISDUKCAPIL = 'disdukcapil';

/** Its fields are units of their own, since its plans and reports go into full depth. */
export const DISDUKCAPIL_FIELDS = [
  { code: `${DISDUKCAPIL}.capil`, name: 'Bidang Pelayanan Pencatatan Sipil' },
  { code: `${DISDUKCAPIL}.dafduk`, name: 'Bidang Pelayanan Pendaftaran Penduduk' },
  { code: `${DISDUKCAPIL}.piak`, name: 'Bidang Pengelolaan Informasi Administrasi Kependudukan' },
] as const;

export const DEPARTMENTS: readonly Department[] = [
  office('SEKRETARIAT_DAERAH', 'setda', 'Sekretariat Daerah', 130, ['Pemerintahan', 'Perekonomian', 'Umum']),
  office('SEKRETARIAT_DPRD', 'setwan', 'Sekretariat DPRD', 40, ['Persidangan', 'Keuangan']),
  office('INSPEKTORAT', 'inspektorat', 'Inspektorat', 36, ['Pembantu I', 'Pembantu II']),
  office('DINAS', 'dikbud', 'Dinas Pendidikan dan Kebudayaan', 860, ['PAUD', 'SD', 'SMP', 'Kebudayaan']),
  office('DINAS', 'dinkes', 'Dinas Kesehatan', 420, ['Kesehatan Masyarakat', 'Pelayanan Kesehatan', 'Sumber Daya']),
  office('DINAS', 'pupr', 'Dinas Pekerjaan Umum dan Penataan Ruang', 96, ['Bina Marga', 'Cipta Karya']),
  office('DINAS', 'perkimlh', 'Dinas Perumahan, Permukiman dan Lingkungan Hidup', 90, [
    'Permukiman',
    'Lingkungan Hidup',
  ]),
  office('DINAS', 'satpolpp', 'Satuan Polisi Pamong Praja dan Pemadam Kebakaran', 120, ['Ketertiban', 'Pemadam']),
  office('DINAS', 'dinsos', 'Dinas Sosial dan Pemberdayaan Masyarakat', 60, ['Rehabilitasi', 'Pemberdayaan']),
  office('DINAS', 'dishub', 'Dinas Perhubungan', 56, ['Lalu Lintas', 'Angkutan']),
  office('DINAS', 'diskominfo', 'Dinas Komunikasi dan Informatika', 44, ['Informatika', 'Komunikasi Publik']),
  office('DINAS', 'dpmptsp', 'Dinas Penanaman Modal dan PTSP', 40, ['Penanaman Modal', 'Perizinan']),
  office('DINAS', 'koperindag', 'Dinas Koperasi, Perindustrian dan Perdagangan', 52, ['Koperasi', 'Perdagangan']),
  office('DINAS', 'parpora', 'Dinas Pariwisata, Pemuda dan Olahraga', 48, ['Destinasi', 'Pemuda dan Olahraga']),
  office('DINAS', 'dkp3', 'Dinas Ketahanan Pangan, Pertanian dan Perikanan', 84, ['Pangan', 'Pertanian']),
  office('DINAS', 'dpk', 'Dinas Perpustakaan dan Kearsipan', 30, ['Perpustakaan', 'Kearsipan']),
  office('BADAN', 'bappeda', 'Badan Perencanaan Pembangunan Daerah', 44, ['Perencanaan', 'Penelitian']),
  office('BADAN', 'bkpsdm', 'Badan Kepegawaian dan Pengembangan SDM', 40, ['Mutasi', 'Pengembangan']),
  office('BADAN', 'bpkad', 'Badan Pengelolaan Keuangan dan Aset Daerah', 64, ['Anggaran', 'Aset']),
  office('BADAN', 'bpbd', 'Badan Penanggulangan Bencana Daerah', 36, ['Pencegahan', 'Kedaruratan']),
  office('BADAN', 'kesbangpol', 'Badan Kesatuan Bangsa dan Politik', 22, ['Bina Ideologi']),
  office('KECAMATAN', 'kec-barangin', 'Kecamatan Barangin', 48, ['Pemerintahan']),
  office('KECAMATAN', 'kec-lembah-segar', 'Kecamatan Lembah Segar', 48, ['Pemerintahan']),
  office('KECAMATAN', 'kec-silungkang', 'Kecamatan Silungkang', 34, ['Pemerintahan']),
  office('KECAMATAN', 'kec-talawi', 'Kecamatan Talawi', 46, ['Pemerintahan']),
];

export const CITY: UnitRow = { code: 'kota', name: 'Pemerintah Kota Sawahlunto', kind: 'KOTA', parentCode: null };

const disdukcapil: UnitRow = {
  code: DISDUKCAPIL,
  name: 'Dinas Kependudukan dan Pencatatan Sipil',
  kind: 'DINAS',
  parentCode: CITY.code,
};

export const units = (): UnitRow[] => [
  CITY,
  disdukcapil,
  ...DISDUKCAPIL_FIELDS.map(({ code, name }): UnitRow => ({ code, name, kind: 'BIDANG', parentCode: DISDUKCAPIL })),
  ...DEPARTMENTS.map(({ code, name, kind }): UnitRow => ({ code, name, kind, parentCode: CITY.code })),
];
