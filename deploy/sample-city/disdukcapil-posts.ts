import { post, type Post } from './post.js';
import {
  CIVIL_REGISTRATION,
  DISDUKCAPIL,
  DISDUKCAPIL_NAME,
  POPULATION_DATA,
  POPULATION_REGISTRATION,
} from './units.js';

interface Section {
  /** Begins the codes of its posts: `disdukcapil.akta.` is the counter for birth certificates. */
  readonly code: string;
  readonly title: string;
  readonly unitCode: string;
  readonly leader: string;
  /** How many of each: mahir, terampil, pelaksana. */
  readonly staff: readonly [mahir: number, terampil: number, pelaksana: number];
}

const HEAD = `${DISDUKCAPIL}.kepala`;
const SECRETARY = `${DISDUKCAPIL}.sekretaris`;

const section = (
  suffix: string,
  title: string,
  unitCode: string,
  leader: string,
  ...staff: [number, number, number]
): Section => ({ code: `${DISDUKCAPIL}.${suffix}`, title, unitCode, leader, staff });

const inField = (field: { readonly code: string }) => [field.code, `${field.code}.kepala`] as const;

/** Who issues birth certificates stands apart from who issues the others, since their plans ask for other things. */
const SECTIONS: readonly Section[] = [
  section('umum', 'Subbagian Umum dan Keuangan', DISDUKCAPIL, SECRETARY, 1, 2, 3),
  section('akta', 'Seksi Akta Kelahiran', ...inField(CIVIL_REGISTRATION), 2, 6, 6),
  section('kematian', 'Seksi Akta Kematian dan Perkawinan', ...inField(CIVIL_REGISTRATION), 1, 2, 3),
  section('ktp', 'Seksi Identitas Penduduk', ...inField(POPULATION_REGISTRATION), 1, 4, 5),
  section('kk', 'Seksi Kartu Keluarga dan Pindah Datang', ...inField(POPULATION_REGISTRATION), 1, 3, 4),
  section('data', 'Seksi Pengolahan dan Penyajian Data', ...inField(POPULATION_DATA), 1, 2, 1),
];

const sectionPosts = ({ code, title, unitCode, leader, staff }: Section): Post[] => {
  const head = post(`${code}-kepala`, `Kepala ${title}`, 'PENGAWAS', unitCode, leader);
  const [mahir, terampil, pelaksana] = staff;
  const operator = 'Administrator Database Kependudukan';
  return [
    head,
    post(`${code}.mahir`, `${operator} Mahir, ${title}`, 'JF_MAHIR', unitCode, head.code, mahir),
    post(`${code}.terampil`, `${operator} Terampil, ${title}`, 'JF_TERAMPIL', unitCode, head.code, terampil),
    post(`${code}.pelaksana`, `Operator Pelayanan, ${title}`, 'PELAKSANA', unitCode, head.code, pelaksana),
  ];
};

/** Disdukcapil in full. `mayor` is the code of his post. */
export const disdukcapilPosts = (mayor: string): Post[] => [
  post(HEAD, `Kepala ${DISDUKCAPIL_NAME}`, 'JPT_PRATAMA', DISDUKCAPIL, mayor),
  post(SECRETARY, `Sekretaris ${DISDUKCAPIL_NAME}`, 'ADMINISTRATOR', DISDUKCAPIL, HEAD),
  ...[CIVIL_REGISTRATION, POPULATION_REGISTRATION, POPULATION_DATA].map(({ code, name }) =>
    post(`${code}.kepala`, `Kepala Bidang ${name}`, 'ADMINISTRATOR', code, HEAD),
  ),
  ...SECTIONS.flatMap(sectionPosts),
];
