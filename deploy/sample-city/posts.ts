import type { PositionKind } from '#civil-service';
import type { PositionRow } from './rows.js';
import { CITY, type Department, DEPARTMENTS, DISDUKCAPIL, DISDUKCAPIL_FIELDS } from './units.js';

/** A post and how many hold it. */
export interface Post extends PositionRow {
  readonly holders: number;
}

const MAYOR = 'walikota';
const SECRETARY = 'sekda';

const post = (
  code: string,
  title: string,
  kind: PositionKind,
  unitCode: string,
  reportsToCode: string | null,
  holders = 1,
): Post => ({ code, title, kind, unitCode, reportsToCode, holders });

const CITY_POSTS: readonly Post[] = [
  post(MAYOR, 'Wali Kota Sawahlunto', 'KEPALA_DAERAH', CITY.code, null),
  post(SECRETARY, 'Sekretaris Daerah', 'JPT_PRATAMA', CITY.code, MAYOR),
];

/** A sub-district's head is an administrator under the secretary; all other heads are rated by the mayor. */
const headOf = ({ code, name, kind }: Pick<Department, 'code' | 'name' | 'kind'>): Post =>
  kind === 'KECAMATAN' || kind === 'SEKRETARIAT_DAERAH'
    ? post(`${code}.kepala`, `Pimpinan ${name}`, 'ADMINISTRATOR', code, SECRETARY)
    : post(`${code}.kepala`, `Kepala ${name}`, 'JPT_PRATAMA', code, MAYOR);

const STAFF: readonly (readonly [suffix: string, title: string, kind: PositionKind, share: number])[] = [
  ['ahli-muda', 'JF Ahli Muda', 'JF_AHLI_MUDA', 0.15],
  ['ahli-pertama', 'JF Ahli Pertama', 'JF_AHLI_PERTAMA', 0.25],
  ['terampil', 'JF Terampil', 'JF_TERAMPIL', 0.2],
  ['pelaksana', 'Pelaksana', 'PELAKSANA', 0.4],
];

/** One supervisor for about this many, so that a line of appraisal stays short enough to know each other. */
const SPAN = 14;

/** The posts of one field: its administrator, supervisors, and their staff. */
function fieldPosts(unitCode: string, head: string, number: number, field: string, staff: number): Post[] {
  const administrator = post(`${unitCode}.bidang-${number}`, `Kepala Bidang ${field}`, 'ADMINISTRATOR', unitCode, head);
  const supervisors = Array.from({ length: Math.max(1, Math.round(staff / SPAN)) }, (_, n) =>
    post(
      `${administrator.code}.seksi-${n + 1}`,
      `Kepala Seksi ${field} ${n + 1}`,
      'PENGAWAS',
      unitCode,
      administrator.code,
    ),
  );
  const each = staff / supervisors.length;
  const workers = supervisors.flatMap((supervisor) =>
    STAFF.map(([suffix, title, kind, share]) =>
      post(
        `${supervisor.code}.${suffix}`,
        `${title} ${field}`,
        kind,
        unitCode,
        supervisor.code,
        Math.round(each * share),
      ),
    ),
  );
  return [administrator, ...supervisors, ...workers];
}

function departmentPosts(department: Department): Post[] {
  const head = headOf(department);
  const each = department.staff / department.fields.length;
  return [head, ...department.fields.flatMap((field, n) => fieldPosts(department.code, head.code, n + 1, field, each))];
}

/** Disdukcapil in full: who issues birth certificates stands apart, since their plans ask for 24 hours. */
function disdukcapilPosts(): Post[] {
  const head = headOf({ code: DISDUKCAPIL, name: 'Dinas Kependudukan dan Pencatatan Sipil', kind: 'DINAS' });
  const fields = DISDUKCAPIL_FIELDS.map(({ code, name }) =>
    post(`${code}.kepala`, `Kepala ${name}`, 'ADMINISTRATOR', code, head.code),
  );
  const [capil, dafduk, piak] = DISDUKCAPIL_FIELDS.map(({ code }) => code);
  const supervised = [
    [capil, 'akta', 'Kelahiran', 7],
    [capil, 'kematian', 'Kematian dan Perkawinan', 3],
    [dafduk, 'ktp', 'Identitas Penduduk', 5],
    [dafduk, 'kk', 'Pindah Datang dan Kartu Keluarga', 4],
    [piak, 'data', 'Pengolahan Data', 2],
  ] as const;
  const sections = supervised.flatMap(([unit = DISDUKCAPIL, suffix, title, each]) => {
    const leader = post(`${DISDUKCAPIL}.seksi-${suffix}`, `Kepala Seksi ${title}`, 'PENGAWAS', unit, `${unit}.kepala`);
    return [
      leader,
      post(`${DISDUKCAPIL}.${suffix}.terampil`, `Operator Terampil ${title}`, 'JF_TERAMPIL', unit, leader.code, each),
      post(`${DISDUKCAPIL}.${suffix}.pelaksana`, `Pengadministrasi ${title}`, 'PELAKSANA', unit, leader.code, each),
    ];
  });
  return [head, ...fields, ...sections];
}

/** Every post of the city: one tree under the mayor. */
export const posts = (): Post[] => [...CITY_POSTS, ...disdukcapilPosts(), ...DEPARTMENTS.flatMap(departmentPosts)];
