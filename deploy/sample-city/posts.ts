import type { PositionKind } from '#civil-service';
import { disdukcapilPosts } from './disdukcapil-posts.js';
import { post, type Post, workers } from './post.js';
import { CITY, type Department, DEPARTMENTS, type Field, KECAMATAN, type Kecamatan, SECRETARIAT } from './units.js';

const MAYOR = 'walikota';
const SECRETARY = 'sekda';

/** In a city the secretary is a pejabat pimpinan tinggi pratama, as the heads of departments are. */
const CITY_POSTS: readonly Post[] = [
  post(MAYOR, 'Wali Kota Sawahlunto', 'KEPALA_DAERAH', CITY.code, null),
  post(SECRETARY, 'Sekretaris Daerah Kota Sawahlunto', 'JPT_PRATAMA', SECRETARIAT.code, MAYOR),
];

/** One section for about this many, so that whoever leads it can know them all. */
const SPAN = 14;

/** Sections and staff of a field, under its leader. */
function sectionPosts(leader: Post, { staff, section, expert, skilled }: Field): Post[] {
  const count = Math.max(1, Math.round(staff / SPAN));
  return Array.from({ length: count }, (_, index): Post[] => {
    const name = count === 1 ? section : `${section} ${index + 1}`;
    const code = `${leader.code}.seksi-${index + 1}`;
    return [
      post(code, `Kepala ${name}`, 'PENGAWAS', leader.unitCode, leader.code),
      ...workers(code, leader.unitCode, name, staff / count, { expert, skilled }),
    ];
  }).flat();
}

/** P6: who heads a department is rated by the mayor, so his result is final. */
const HEADS: Partial<Record<Department['kind'], string>> = {
  INSPEKTORAT: 'Inspektur',
  SEKRETARIAT_DPRD: 'Sekretaris DPRD',
};

const FIELD_LEADERS: Partial<Record<Department['kind'], string>> = {
  INSPEKTORAT: 'Inspektur Pembantu',
  SEKRETARIAT_DPRD: 'Kepala Bagian',
};

function departmentPosts({ code, name, kind, fields }: Department): Post[] {
  const head = post(`${code}.kepala`, HEADS[kind] ?? `Kepala ${name}`, 'JPT_PRATAMA', code, MAYOR);
  return [
    head,
    ...fields.flatMap((field, index) => {
      const title = `${FIELD_LEADERS[kind] ?? 'Kepala Bidang'} ${field.name}`;
      const leader = post(`${code}.bidang-${index + 1}`, title, 'ADMINISTRATOR', code, head.code);
      return [leader, ...sectionPosts(leader, field)];
    }),
  ];
}

const secretariatPosts = ({ code, fields }: Department): Post[] =>
  fields.flatMap((field, index) => {
    const assistant = post(`${code}.asisten-${index + 1}`, `Asisten ${field.name}`, 'JPT_PRATAMA', code, SECRETARY);
    return [assistant, ...sectionPosts(assistant, field)];
  });

const GENERAL = { expert: 'Analis Kebijakan', skilled: 'Arsiparis' };
const STAFF_OF_KECAMATAN = 22;
const STAFF_OF_KELURAHAN = 10;

function kecamatanPosts({ code, name, kelurahan }: Kecamatan): Post[] {
  const head = post(`${code}.camat`, `Camat ${name}`, 'ADMINISTRATOR', code, SECRETARY);
  const leads = (leader: string, title: string, kind: PositionKind, unitCode: string): Post =>
    post(leader, title, kind, unitCode, head.code);
  const government = leads(`${code}.pemerintahan`, `Kepala Seksi Pemerintahan ${name}`, 'PENGAWAS', code);
  const service = leads(`${code}.pelayanan`, `Kepala Seksi Pelayanan Umum ${name}`, 'PENGAWAS', code);
  return [
    head,
    ...[government, service].flatMap((section) => [
      section,
      ...workers(section.code, code, `Kecamatan ${name}`, STAFF_OF_KECAMATAN / 2, GENERAL),
    ]),
    ...kelurahan.flatMap((each) => {
      const lurah = leads(`${each.code}.lurah`, `Lurah ${each.name}`, 'PENGAWAS', each.code);
      return [lurah, ...workers(lurah.code, each.code, `Kelurahan ${each.name}`, STAFF_OF_KELURAHAN, GENERAL)];
    }),
  ];
}

/** Nobody holds it: whoever reports to it is appraised by the next leader up the line. */
const VACANT = 'dishub.bidang-2.seksi-1';

/** Every post of the city, a leader's before those of his people: one tree under the mayor. */
export const posts = (): Post[] =>
  [
    ...CITY_POSTS,
    ...secretariatPosts(SECRETARIAT),
    ...disdukcapilPosts(MAYOR),
    ...DEPARTMENTS.flatMap(departmentPosts),
    ...KECAMATAN.flatMap(kecamatanPosts),
  ].map((each) => (each.code === VACANT ? { ...each, holders: 0 } : each));
