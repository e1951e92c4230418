import type { UnitRow } from './rows.js';

/** A field of work in a department: its own leader, and under him sections with their staff. */
export interface Field {
  readonly name: string;
  /** About how many work there besides its leaders. */
  readonly staff: number;
  /** The functional post by expertise. */
  readonly expert: string;
  /** The functional post by skill; null where there is none, as among teachers. */
  readonly skilled: string | null;
  /** What a section is called: its number is added when there are several. */
  readonly section: string;
}

export interface Department extends Omit<UnitRow, 'parentCode'> {
  readonly fields: readonly Field[];
}

const field = (name: string, staff: number, expert: string, skilled: string | null, section?: string): Field => ({
  name,
  staff,
  expert,
  skilled,
  section: section ?? `Seksi ${name}`,
});

const ANALYST = 'Analis Kebijakan';
const ARCHIVIST = 'Arsiparis';

const office = (kind: UnitRow['kind'], code: string, name: string, ...fields: readonly Field[]): Department => ({
  code,
  name,
  kind,
  fields,
});

/** Led by the city's secretary himself; its fields are led by his assistants. */
export const SECRETARIAT = office(
  'SEKRETARIAT_DAERAH',
  'setda',
  'Sekretariat Daerah',
  field('Pemerintahan dan Kesejahteraan Rakyat', 40, ANALYST, ARCHIVIST, 'Bagian Pemerintahan'),
  field('Perekonomian dan Pembangunan', 42, 'Pengelola Pengadaan Barang dan Jasa', ARCHIVIST, 'Bagian Pembangunan'),
  field('Administrasi Umum', 56, ANALYST, ARCHIVIST, 'Bagian Umum'),
);

export const DEPARTMENTS: readonly Department[] = [
  office(
    'SEKRETARIAT_DPRD',
    'setwan',
    'Sekretariat DPRD',
    field('Persidangan', 22, 'Perancang Peraturan', ARCHIVIST),
    field('Keuangan', 18, 'Analis Keuangan', ARCHIVIST),
  ),
  office(
    'INSPEKTORAT',
    'inspektorat',
    'Inspektorat',
    field('I', 18, 'Auditor', 'Auditor', 'Subbagian Pengawasan I'),
    field('II', 18, 'Pengawas Pemerintahan', 'Auditor', 'Subbagian Pengawasan II'),
  ),
  office(
    'DINAS',
    'dikbud',
    'Dinas Pendidikan dan Kebudayaan',
    field('Pembinaan PAUD', 84, 'Guru TK', null, 'UPT TK Negeri'),
    field('Pembinaan SD', 530, 'Guru SD', null, 'UPT SD Negeri'),
    field('Pembinaan SMP', 310, 'Guru SMP', null, 'UPT SMP Negeri'),
    field('Kebudayaan', 26, 'Pamong Budaya', 'Pamong Budaya'),
  ),
  office(
    'DINAS',
    'dinkes',
    'Dinas Kesehatan, Pengendalian Penduduk dan Keluarga Berencana',
    field('Pelayanan Kesehatan', 300, 'Dokter', 'Perawat', 'UPT Puskesmas'),
    field('Kesehatan Masyarakat', 110, 'Penyuluh Kesehatan Masyarakat', 'Bidan'),
    field('Sumber Daya Kesehatan', 40, 'Apoteker', 'Asisten Apoteker'),
  ),
  office(
    'DINAS',
    'pupr',
    'Dinas Pekerjaan Umum dan Penataan Ruang',
    field('Bina Marga', 52, 'Pembina Jasa Konstruksi', 'Pembina Jasa Konstruksi'),
    field('Cipta Karya', 44, 'Penata Ruang', 'Pembina Jasa Konstruksi'),
  ),
  office(
    'DINAS',
    'perkimlh',
    'Dinas Perumahan, Kawasan Permukiman, Pertanahan dan Lingkungan Hidup',
    field('Perumahan dan Permukiman', 36, 'Penata Kelola Perumahan', ARCHIVIST),
    field('Lingkungan Hidup', 54, 'Pengendali Dampak Lingkungan', 'Pengendali Dampak Lingkungan'),
  ),
  office(
    'DINAS',
    'satpolpp',
    'Satuan Polisi Pamong Praja dan Pemadam Kebakaran',
    field('Ketertiban Umum', 76, 'Polisi Pamong Praja', 'Polisi Pamong Praja'),
    field('Pemadam Kebakaran', 44, 'Analis Kebakaran', 'Pemadam Kebakaran'),
  ),
  office(
    'DINAS',
    'dinsos',
    'Dinas Sosial, Pemberdayaan Masyarakat dan Desa',
    field('Rehabilitasi Sosial', 32, 'Pekerja Sosial', 'Pekerja Sosial'),
    field('Pemberdayaan Masyarakat', 28, 'Penggerak Swadaya Masyarakat', 'Penggerak Swadaya Masyarakat'),
  ),
  office(
    'DINAS',
    'dishub',
    'Dinas Perhubungan',
    field('Lalu Lintas', 30, ANALYST, 'Penguji Kendaraan Bermotor'),
    field('Angkutan', 26, ANALYST, 'Penguji Kendaraan Bermotor'),
  ),
  office(
    'DINAS',
    'diskominfo',
    'Dinas Komunikasi dan Informatika',
    field('Informatika', 24, 'Pranata Komputer', 'Pranata Komputer'),
    field('Komunikasi Publik', 20, 'Pranata Hubungan Masyarakat', 'Pranata Hubungan Masyarakat'),
  ),
  office(
    'DINAS',
    'dpmptsp',
    'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu',
    field('Penanaman Modal', 18, 'Penata Kelola Penanaman Modal', ARCHIVIST),
    field('Pelayanan Perizinan', 22, 'Penata Perizinan', 'Pranata Komputer'),
  ),
  office(
    'DINAS',
    'koperindag',
    'Dinas Koperasi, UKM, Perindustrian dan Perdagangan',
    field('Koperasi dan UKM', 24, 'Pengawas Koperasi', ARCHIVIST),
    field('Perdagangan', 28, 'Pengawas Perdagangan', 'Penera'),
  ),
  office(
    'DINAS',
    'parpora',
    'Dinas Pariwisata, Pemuda dan Olahraga',
    field('Destinasi Wisata', 28, 'Adyatama Kepariwisataan', 'Pamong Budaya'),
    field('Pemuda dan Olahraga', 20, ANALYST, ARCHIVIST),
  ),
  office(
    'DINAS',
    'dkp3',
    'Dinas Ketahanan Pangan, Pertanian dan Perikanan',
    field('Ketahanan Pangan', 34, 'Analis Ketahanan Pangan', 'Penyuluh Pertanian'),
    field('Pertanian', 50, 'Penyuluh Pertanian', 'Paramedik Veteriner'),
  ),
  office(
    'DINAS',
    'dpk',
    'Dinas Perpustakaan dan Kearsipan',
    field('Perpustakaan', 16, 'Pustakawan', 'Pustakawan'),
    field('Kearsipan', 14, ARCHIVIST, ARCHIVIST),
  ),
  office(
    'BADAN',
    'bappeda',
    'Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah',
    field('Perencanaan', 26, 'Perencana', ARCHIVIST),
    field('Riset dan Inovasi', 18, 'Peneliti', ARCHIVIST),
  ),
  office(
    'BADAN',
    'bkpsdm',
    'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia',
    field('Mutasi dan Kinerja', 22, 'Analis Sumber Daya Manusia Aparatur', 'Pranata Sumber Daya Manusia Aparatur'),
    field('Pengembangan Kompetensi', 18, 'Widyaiswara', 'Pranata Sumber Daya Manusia Aparatur'),
  ),
  office(
    'BADAN',
    'bpkad',
    'Badan Pengelolaan Keuangan dan Aset Daerah',
    field('Anggaran dan Perbendaharaan', 36, 'Analis Keuangan', 'Pranata Keuangan'),
    field('Aset', 28, 'Penilai Pemerintah', 'Pranata Keuangan'),
  ),
  office(
    'BADAN',
    'bpbd',
    'Badan Penanggulangan Bencana Daerah',
    field('Pencegahan dan Kesiapsiagaan', 16, 'Penata Penanggulangan Bencana', ARCHIVIST),
    field('Kedaruratan dan Logistik', 20, 'Penata Penanggulangan Bencana', ARCHIVIST),
  ),
  office(
    'BADAN',
    'kesbangpol',
    'Badan Kesatuan Bangsa dan Politik',
    field('Bina Ideologi dan Kewaspadaan', 22, ANALYST, ARCHIVIST),
  ),
];

export interface Kecamatan {
  readonly code: string;
  readonly name: string;
  /** Each a unit of its own under the kecamatan. */
  readonly kelurahan: readonly { readonly code: string; readonly name: string }[];
}

export const KECAMATAN: readonly Kecamatan[] = [
  {
    code: 'kec-barangin',
    name: 'Barangin',
    kelurahan: [
      { code: 'kel-durian-i', name: 'Durian I' },
      { code: 'kel-saringan', name: 'Saringan' },
    ],
  },
  {
    code: 'kec-lembah-segar',
    name: 'Lembah Segar',
    kelurahan: [
      { code: 'kel-pasar', name: 'Pasar' },
      { code: 'kel-tanah-lapang', name: 'Tanah Lapang' },
    ],
  },
  { code: 'kec-silungkang', name: 'Silungkang', kelurahan: [] },
  { code: 'kec-talawi', name: 'Talawi', kelurahan: [] },
];

export const DISDUKCAPIL = 'disdukcapil';
export const DISDUKCAPIL_NAME = 'Dinas Kependudukan dan Pencatatan Sipil';

/** Fields of Disdukcapil are units of their own, since its plans and reports go into full depth. */
export const CIVIL_REGISTRATION = { code: `${DISDUKCAPIL}.capil`, name: 'Pelayanan Pencatatan Sipil' };
export const POPULATION_REGISTRATION = { code: `${DISDUKCAPIL}.dafduk`, name: 'Pelayanan Pendaftaran Penduduk' };
export const POPULATION_DATA = {
  code: `${DISDUKCAPIL}.piak`,
  name: 'Pengelolaan Informasi Administrasi Kependudukan',
};

export const CITY: UnitRow = { code: 'kota', name: 'Pemerintah Kota Sawahlunto', kind: 'KOTA', parentCode: null };

export const units = (): UnitRow[] => [
  CITY,
  ...[SECRETARIAT, ...DEPARTMENTS].map(({ code, name, kind }) => ({ code, name, kind, parentCode: CITY.code })),
  { code: DISDUKCAPIL, name: DISDUKCAPIL_NAME, kind: 'DINAS', parentCode: CITY.code },
  ...[CIVIL_REGISTRATION, POPULATION_REGISTRATION, POPULATION_DATA].map(({ code, name }): UnitRow => ({
    code,
    name: `Bidang ${name}`,
    kind: 'BIDANG',
    parentCode: DISDUKCAPIL,
  })),
  ...KECAMATAN.flatMap(({ code, name, kelurahan }): UnitRow[] => [
    { code, name: `Kecamatan ${name}`, kind: 'KECAMATAN', parentCode: CITY.code },
    ...kelurahan.map((each): UnitRow => ({
      code: each.code,
      name: `Kelurahan ${each.name}`,
      kind: 'KELURAHAN',
      parentCode: code,
    })),
  ]),
];
