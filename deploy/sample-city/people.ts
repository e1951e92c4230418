import {
  composeNip,
  type EmploymentStatus,
  type PnsRank,
  type PositionKind,
  type PppkRank,
  type Sex,
  SEXES,
} from '#civil-service';
import { nameOf } from './names.js';
import type { Post } from './post.js';
import type { EmployeeRow } from './rows.js';
import type { Seeded } from './seeded.js';

/** How people get to a post. */
interface Career {
  /** From who came to it last to who has been longest in service. */
  readonly ranks: readonly PnsRank[];
  /** Years of service at the end of `YEAR`. */
  readonly years: readonly [fewest: number, most: number];
  /** The golongan of those on contract; none: the post is for PNS alone. */
  readonly contract?: PppkRank;
  /** The rank in the year of probation; none: nobody begins in such a post. */
  readonly probation?: PnsRank;
}

/** The sample shows the city as it is at the end of this year. */
const YEAR = 2025;

const CAREERS: Partial<Record<PositionKind, Career>> = {
  JPT_PRATAMA: { ranks: ['IV/b', 'IV/c'], years: [20, 32] },
  ADMINISTRATOR: { ranks: ['III/d', 'IV/a', 'IV/b'], years: [15, 31] },
  PENGAWAS: { ranks: ['III/b', 'III/c', 'III/d'], years: [9, 28] },
  JF_AHLI_MADYA: { ranks: ['IV/a', 'IV/b'], years: [16, 31] },
  JF_AHLI_MUDA: { ranks: ['III/c', 'III/d'], years: [9, 25] },
  JF_AHLI_PERTAMA: { ranks: ['III/a', 'III/b'], years: [1, 9], contract: 'IX', probation: 'III/a' },
  JF_MAHIR: { ranks: ['III/a', 'III/b'], years: [10, 26] },
  JF_TERAMPIL: { ranks: ['II/c', 'II/d'], years: [1, 10], contract: 'VII', probation: 'II/c' },
  PELAKSANA: {
    ranks: ['II/a', 'II/b', 'II/c', 'II/d', 'III/a', 'III/b'],
    years: [1, 28],
    contract: 'V',
    probation: 'II/a',
  },
};

/** Shares of those whose post allows it; all others are PNS. */
const SHARES: readonly (readonly [EmploymentStatus, number])[] = [
  ['PPPK', 0.25],
  ['PPPK_PARUH_WAKTU', 0.04],
  ['CPNS', 0.05],
];

function statusFor({ contract }: Career, random: Seeded): EmploymentStatus {
  let share = random.share();
  for (const [status, part] of SHARES) {
    share -= part;
    if (contract !== undefined && share < 0) return status;
  }
  return 'PNS';
}

/** Gives serial numbers, so that no two people get the same NIP. */
export class Serials {
  private readonly last = new Map<string, number>();

  next(stem: string): number {
    const serial = (this.last.get(stem) ?? 0) + 1;
    this.last.set(stem, serial);
    return serial;
  }
}

/** Who holds a post; each call is another person. */
export function holderOf({ code: positionCode, kind }: Post, random: Seeded, serials: Serials): EmployeeRow {
  const sex = random.oneOf(SEXES);
  const name = nameOf(sex, random);
  const career = CAREERS[kind];
  if (career === undefined) {
    // Nobody but the mayor is left; he took office with all mayors elected in 2024.
    return { nip: null, name, status: 'PEJABAT_NEGARA', rank: null, positionCode, serviceSince: '2025-02-20' };
  }
  const status = statusFor(career, random);
  const { nip, ...appointed } = appointment(career, status, sex, random, serials);
  return { nip, name, status, positionCode, ...appointed };
}

type Appointment = Pick<EmployeeRow, 'nip' | 'rank' | 'serviceSince'>;

const two = (value: number): string => String(value).padStart(2, '0');

/** A birthday that leaves some years to the pension, which begins at 58. */
function birthDate(appointed: number, youngest: number, oldest: number, random: Seeded): string {
  const age = random.whole(youngest, Math.min(oldest, 57 - (YEAR - appointed)));
  return `${appointed - age}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`;
}

function appointment(
  career: Career,
  status: EmploymentStatus,
  sex: Sex,
  random: Seeded,
  serials: Serials,
): Appointment {
  if (status === 'PPPK' || status === 'PPPK_PARUH_WAKTU') {
    // Part-time contracts exist since 2025.
    const year = status === 'PPPK' ? random.whole(2021, 2024) : YEAR;
    const born = birthDate(year, 24, 45, random);
    const serial = serials.next(`${born}/${year}/${sex}`);
    return {
      nip: composeNip({ scheme: 'PPPK', birthDate: born, sex, serial, appointed: { year, contract: 21 } }),
      rank: career.contract ?? null,
      serviceSince: `${year}-${two(random.whole(1, 12))}-01`,
    };
  }
  const [fewest, most] = career.years;
  const served = status === 'CPNS' ? 0 : random.whole(fewest, most);
  const year = YEAR - served;
  const month = random.whole(1, status === 'CPNS' ? 6 : 12);
  const born = birthDate(year, 21, 33, random);
  const serial = serials.next(`${born}/${year}${two(month)}/${sex}`);
  const grade = Math.floor(((served - fewest) / (most - fewest + 1)) * career.ranks.length);
  return {
    nip: composeNip({ scheme: 'PNS', birthDate: born, sex, serial, appointed: { year, month } }),
    rank: (status === 'CPNS' ? career.probation : career.ranks[grade]) ?? null,
  };
}
