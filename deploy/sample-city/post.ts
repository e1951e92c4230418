import type { PositionKind } from '#civil-service';
import type { PositionRow } from './rows.js';

/** A post and how many hold it. */
export interface Post extends PositionRow {
  readonly holders: number;
}

export const post = (
  code: string,
  title: string,
  kind: PositionKind,
  unitCode: string,
  reportsToCode: string | null,
  holders = 1,
): Post => ({ code, title, kind, unitCode, reportsToCode, holders });

export interface Professions {
  readonly expert: string;
  readonly skilled: string | null;
}

interface Grade {
  readonly suffix: string;
  readonly kind: PositionKind;
  readonly title: string;
  /** Of a section's staff, against the weights of the other grades. */
  readonly weight: number;
}

const gradesOf = ({ expert, skilled }: Professions): readonly Grade[] => [
  { suffix: 'ahli-madya', kind: 'JF_AHLI_MADYA', title: `${expert} Ahli Madya`, weight: 60 },
  { suffix: 'ahli-muda', kind: 'JF_AHLI_MUDA', title: `${expert} Ahli Muda`, weight: 190 },
  { suffix: 'ahli-pertama', kind: 'JF_AHLI_PERTAMA', title: `${expert} Ahli Pertama`, weight: 300 },
  ...(skilled === null
    ? []
    : ([
        { suffix: 'mahir', kind: 'JF_MAHIR', title: `${skilled} Mahir`, weight: 90 },
        { suffix: 'terampil', kind: 'JF_TERAMPIL', title: `${skilled} Terampil`, weight: 160 },
      ] as const)),
  { suffix: 'pelaksana', kind: 'PELAKSANA', title: 'Pengadministrasi Perkantoran', weight: 200 },
];

/** `staff` people under one leader, over the usual grades. Rounded on the running total, so that none gets lost. */
export function workers(leader: string, unitCode: string, place: string, staff: number, of: Professions): Post[] {
  const grades = gradesOf(of);
  const total = grades.reduce((sum, { weight }) => sum + weight, 0);
  let weighed = 0;
  let placed = 0;
  return grades
    .map(({ suffix, kind, title, weight }) => {
      weighed += weight;
      const holders = Math.round((staff * weighed) / total) - placed;
      placed += holders;
      return post(`${leader}.${suffix}`, `${title} ${place}`, kind, unitCode, leader, holders);
    })
    .filter(({ holders }) => holders > 0);
}
