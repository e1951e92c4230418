import {
  type EmployeeId,
  type EmploymentStatus,
  type Nip,
  type Rank,
  type Result,
  isRankFor,
  parseNip,
  tmtOf,
  unless,
} from '#civil-service';
import type { Position } from './position.js';
import type { PersonnelViolation } from './violation.js';

export interface Employee {
  /** Null for the mayor alone. */
  readonly nip: Nip | null;
  readonly name: string;
  readonly status: EmploymentStatus;
  readonly rank: Rank | null;
  readonly positionCode: string;
  /** The day from which service counts, `YYYY-MM-DD`. */
  readonly serviceSince: string;
  readonly active: boolean;
}

/** An employee as an official writes him down. */
export interface EmployeeRow {
  /** Names an employee whose NIP has changed; null: he is known by his NIP. */
  readonly employeeId: EmployeeId | null;
  readonly nip: string | null;
  readonly name: string;
  readonly status: EmploymentStatus;
  readonly rank: string | null;
  readonly positionCode: string;
  /** Null: the TMT month that the NIP of a PNS holds. */
  readonly serviceSince: string | null;
  readonly active: boolean;
}

type Posts = ReadonlyMap<string, Position>;

/** Judges a row by itself: NIP and rank by status, post, start of service. */
export const readEmployee = (row: EmployeeRow, posts: Posts): Result<Employee, PersonnelViolation> => {
  const nip = readNip(row);
  const violations: PersonnelViolation[] = [...nip.violations, ...rankViolations(row), ...postViolations(row, posts)];
  const serviceSince = row.serviceSince ?? nip.tmt;
  if (serviceSince === null && nip.violations.length === 0)
    violations.push({ code: 'SERVICE_SINCE_REQUIRED', field: '/serviceSince' });
  if (serviceSince !== null && nip.birthDate !== null && serviceSince <= nip.birthDate)
    violations.push({ code: 'SERVICE_BEFORE_BIRTH', field: '/serviceSince' });
  return unless(violations, {
    nip: nip.nip,
    name: row.name,
    status: row.status,
    rank: isRankFor(row.status, row.rank) ? row.rank : null,
    positionCode: row.positionCode,
    serviceSince: serviceSince ?? '',
    active: row.active,
  });
};

interface NipReading {
  readonly nip: Nip | null;
  readonly birthDate: string | null;
  readonly tmt: string | null;
  readonly violations: readonly PersonnelViolation[];
}

function readNip({ nip, status }: EmployeeRow): NipReading {
  const none = { nip: null, birthDate: null, tmt: null };
  if (status === 'PEJABAT_NEGARA')
    return { ...none, violations: nip === null ? [] : [{ code: 'NIP_NOT_FOR_STATUS', field: '/nip' }] };
  if (nip === null) return { ...none, violations: [{ code: 'NIP_REQUIRED', field: '/nip' }] };
  const parsed = parseNip(nip, status);
  if (!parsed.ok)
    return { ...none, violations: parsed.violations.map((violation) => ({ ...violation, field: '/nip' })) };
  const { parts } = parsed.value;
  return { nip: parsed.value.nip, birthDate: parts.birthDate, tmt: tmtOf(parts), violations: [] };
}

const rankViolations = ({ status, rank }: EmployeeRow): PersonnelViolation[] =>
  isRankFor(status, rank) ? [] : [{ code: 'RANK_NOT_FOR_STATUS', field: '/rank', params: { status } }];

function postViolations(row: EmployeeRow, posts: Posts): PersonnelViolation[] {
  const post = posts.get(row.positionCode);
  const blame = { field: '/positionCode', params: { positionCode: row.positionCode } };
  if (post === undefined) return [{ code: 'UNKNOWN_POSITION', ...blame }];
  const violations: PersonnelViolation[] = [];
  if (row.active && !post.active) violations.push({ code: 'POSITION_CLOSED', ...blame });
  if ((post.kind === 'KEPALA_DAERAH') !== (row.status === 'PEJABAT_NEGARA'))
    violations.push({ code: 'POSITION_NOT_FOR_STATUS', ...blame });
  return violations;
}
