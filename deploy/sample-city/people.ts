import { composeNip, type EmploymentStatus, type PositionKind, type Sex, SEXES } from '#civil-service';
import { nameOf } from './names.js';
import type { Post } from './posts.js';
import type { EmployeeRow } from './rows.js';
import type { Seeded } from './seeded.js';

/** Ranks that fit a kind of post. Leaders are PNS. */
const PNS_RANKS: Readonly<Record<PositionKind, readonly string[]>> = {
  KEPALA_DAERAH: [],
  JPT_MADYA: ['IV/d'],
  JPT_PRATAMA: ['IV/b', 'IV/c'],
  ADMINISTRATOR: ['III/d', 'IV/a', 'IV/b'],
  PENGAWAS: ['III/c', 'III/d'],
  JF_AHLI_UTAMA: ['IV/d'],
  JF_AHLI_MADYA: ['IV/a', 'IV/b'],
  JF_AHLI_MUDA: ['III/c', 'III/d'],
  JF_AHLI_PERTAMA: ['III/a', 'III/b'],
  JF_PENYELIA: ['III/c', 'III/d'],
  JF_MAHIR: ['III/a', 'III/b'],
  JF_TERAMPIL: ['II/b', 'II/c', 'II/d'],
  JF_PEMULA: ['II/a'],
  PELAKSANA: ['II/a', 'II/b', 'II/c', 'II/d', 'III/a'],
};

const PPPK_RANKS: Partial<Record<PositionKind, string>> = {
  JF_AHLI_PERTAMA: 'IX',
  JF_TERAMPIL: 'VII',
  PELAKSANA: 'V',
};

/** Of those who may be: 20 % on contract, 2 % part-time, 4 % on probation. */
function statusFor(kind: PositionKind, random: Seeded): EmploymentStatus {
  if (kind === 'KEPALA_DAERAH') return 'PEJABAT_NEGARA';
  if (!(kind in PPPK_RANKS)) return 'PNS';
  const share = random.share();
  if (share < 0.2) return 'PPPK';
  if (share < 0.22) return 'PPPK_PARUH_WAKTU';
  return share < 0.26 ? 'CPNS' : 'PNS';
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Gives out serial numbers, so that no two people get the same NIP. */
export class Registry {
  private readonly serials = new Map<string, number>();

  serial(stem: string): number {
    const next = (this.serials.get(stem) ?? 0) + 1;
    this.serials.set(stem, next);
    return next;
  }
}

/** Who holds a post; each draw is another person. */
export function holderOf({ code, kind }: Post, random: Seeded, registry: Registry): EmployeeRow {
  const sex = random.oneOf(SEXES);
  const name = nameOf(sex, random);
  const status = statusFor(kind, random);
  if (status === 'PEJABAT_NEGARA') {
    return { nip: null, name, status, rank: null, positionCode: code, serviceSince: '2025-02-20' };
  }
  const birthYear = random.whole(1968, 1996);
  const birthDate = `${birthYear}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`;
  return status === 'PNS' || status === 'CPNS'
    ? civilServant({ code, kind }, { name, sex, birthDate, status }, random, registry)
    : contractor({ code, kind }, { name, sex, birthDate, status }, random, registry);
}

interface Person<S extends EmploymentStatus> {
  readonly name: string;
  readonly sex: Sex;
  readonly birthDate: string;
  readonly status: S;
}

type Held = Pick<Post, 'code' | 'kind'>;

function civilServant(post: Held, person: Person<'PNS' | 'CPNS'>, random: Seeded, registry: Registry): EmployeeRow {
  const { birthDate, sex, name, status } = person;
  const year = status === 'CPNS' ? 2025 : random.whole(Number(birthDate.slice(0, 4)) + 22, 2023);
  const month = status === 'CPNS' ? random.whole(1, 6) : random.whole(1, 12);
  const serial = registry.serial(`${birthDate}/${year}${two(month)}/${sex}`);
  return {
    nip: composeNip({ scheme: 'PNS', birthDate, sex, serial, appointed: { year, month } }),
    name,
    status,
    rank: random.oneOf(PNS_RANKS[post.kind]),
    positionCode: post.code,
  };
}

function contractor(
  post: Held,
  person: Person<'PPPK' | 'PPPK_PARUH_WAKTU'>,
  random: Seeded,
  registry: Registry,
): EmployeeRow {
  const { birthDate, sex, name, status } = person;
  const year = status === 'PPPK' ? random.whole(2021, 2024) : 2025;
  const serial = registry.serial(`${birthDate}/${year}21/${sex}`);
  return {
    nip: composeNip({ scheme: 'PPPK', birthDate, sex, serial, appointed: { year, contract: 21 } }),
    name,
    status,
    rank: PPPK_RANKS[post.kind] ?? null,
    positionCode: post.code,
    serviceSince: `${year}-${two(random.whole(1, 12))}-01`,
  };
}
