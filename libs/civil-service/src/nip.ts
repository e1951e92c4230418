import { isCalendarDay } from './calendar-day.js';
import type { EmploymentStatus } from './employment.js';
import { type Id, asId } from './ids.js';
import { type Result, type Violation, refused, unless } from './result.js';

/** The 18 digits of a civil servant's number, without spaces. It changes with a new status, so it is never a key. */
export type Nip = Id<'nip'>;

/** Laki-laki, perempuan: the digits 1 and 2 of a NIP. */
export const SEXES = ['L', 'P'] as const;
export type Sex = (typeof SEXES)[number];

interface Person {
  /** `YYYY-MM-DD`, from 1900. */
  readonly birthDate: string;
  readonly sex: Sex;
  /** 0 to 999. */
  readonly serial: number;
}

/** NIP of PNS and CPNS: birth (8), TMT CPNS as year (4) and month (2), sex (1), serial (3). */
export interface PnsNip extends Person {
  readonly scheme: 'PNS';
  readonly appointed: { readonly year: number; readonly month: number };
}

/** NI PPPK: birth (8), year of appointment (4), number of contract (2, which is no month), sex (1), serial (3). */
export interface PppkNip extends Person {
  readonly scheme: 'PPPK';
  readonly appointed: { readonly year: number; readonly contract: number };
}

export type NipParts = PnsNip | PppkNip;

/** Whoever has a NIP: all but the mayor. The scheme follows from the status and is never guessed from the digits. */
export type NipStatus = Exclude<EmploymentStatus, 'PEJABAT_NEGARA'>;

export const NIP_VIOLATIONS = [
  'NIP_NOT_DIGITS',
  'NIP_LENGTH',
  'NIP_BIRTH_DATE',
  'NIP_TMT_MONTH',
  'NIP_APPOINTED_BEFORE_BIRTH',
  'NIP_SEX',
] as const;
export type NipViolation = Violation<(typeof NIP_VIOLATIONS)[number]>;

export const NIP_LENGTH = 18;

const SCHEMES: Readonly<Record<NipStatus, NipParts['scheme']>> = {
  PNS: 'PNS',
  CPNS: 'PNS',
  PPPK: 'PPPK',
  PPPK_PARUH_WAKTU: 'PPPK',
};

/** What a person has typed, without the spaces that decrees print. */
export const nipDigits = (input: string): string => input.replace(/\s/g, '');

/** Reads a NIP as people write it, with or without spaces, by the rules of the employee's status. */
export const parseNip = (
  input: string,
  status: NipStatus,
): Result<{ readonly nip: Nip; readonly parts: NipParts }, NipViolation> => {
  const digits = nipDigits(input);
  if (!/^\d*$/.test(digits)) return refused({ code: 'NIP_NOT_DIGITS' });
  if (digits.length !== NIP_LENGTH)
    return refused({ code: 'NIP_LENGTH', params: { expected: NIP_LENGTH, found: digits.length } });
  const parts = partsOf(digits, SCHEMES[status]);
  return unless(violationsOf(digits, parts), { nip: asId<Nip>(digits), parts });
};

const partsOf = (digits: string, scheme: NipParts['scheme']): NipParts => {
  const person: Person = {
    birthDate: `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`,
    sex: digits[14] === '2' ? 'P' : 'L',
    serial: Number(digits.slice(15)),
  };
  const year = Number(digits.slice(8, 12));
  const monthOrContract = Number(digits.slice(12, 14));
  return scheme === 'PNS'
    ? { ...person, scheme, appointed: { year, month: monthOrContract } }
    : { ...person, scheme, appointed: { year, contract: monthOrContract } };
};

function violationsOf(digits: string, parts: NipParts): NipViolation[] {
  const violations: NipViolation[] = [];
  const born = parts.birthDate;
  if (!isCalendarDay(born) || born < '1900') violations.push({ code: 'NIP_BIRTH_DATE', params: { birthDate: born } });
  if (parts.scheme === 'PNS' && (parts.appointed.month < 1 || parts.appointed.month > 12))
    violations.push({ code: 'NIP_TMT_MONTH', params: { month: digits.slice(12, 14) } });
  if (digits.slice(8, 12) <= born.slice(0, 4))
    violations.push({ code: 'NIP_APPOINTED_BEFORE_BIRTH', params: { year: digits.slice(8, 12) } });
  if (!/[12]/.test(digits.charAt(14))) violations.push({ code: 'NIP_SEX', params: { digit: digits.charAt(14) } });
  return violations;
}

/** The 18 digits of correct parts. */
export const composeNip = (parts: NipParts): Nip => {
  const { birthDate, appointed, sex, serial } = parts;
  const monthOrContract = 'month' in appointed ? appointed.month : appointed.contract;
  return asId<Nip>(
    [
      birthDate.replaceAll('-', ''),
      padded(appointed.year, 4),
      padded(monthOrContract, 2),
      sex === 'L' ? '1' : '2',
      padded(serial, 3),
    ].join(''),
  );
};

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** As decrees print it: `19860926 201505 1 001`. */
export const formatNip = (nip: Nip): string =>
  [nip.slice(0, 8), nip.slice(8, 14), nip.slice(14, 15), nip.slice(15)].join(' ');

/** For lists: enough to tell colleagues apart, without the birth date that a NIP holds (UU 27/2022). */
export const maskNip = (nip: Nip): string => '*'.repeat(NIP_LENGTH - 4) + nip.slice(-4);

/** The first day of the TMT month, `YYYY-MM-DD`; null for NI PPPK, which holds the year alone. */
export const tmtOf = (parts: NipParts): string | null =>
  parts.scheme === 'PNS' ? `${padded(parts.appointed.year, 4)}-${padded(parts.appointed.month, 2)}-01` : null;
