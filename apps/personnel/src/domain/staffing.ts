import { type EmployeeId, nipDigits } from '#civil-service';
import { type Employee, type EmployeeRow, readEmployee } from './employee.js';
import { type Position, isLeadership } from './position.js';
import { Findings, type Numbered, type Rejected, type Verdict, settle } from './settling.js';

export interface KnownEmployee extends Employee {
  readonly employeeId: EmployeeId;
}

export interface StaffingState {
  readonly positions: ReadonlyMap<string, Position>;
  /** At least: whoever has an id or NIP that a row names, whoever has no NIP, and all active leaders. */
  readonly employees: readonly KnownEmployee[];
}

/** An employee as he is to be recorded, with what is known of him; `before` is null for a new one. */
export interface Staffing {
  readonly before: KnownEmployee | null;
  readonly after: Employee;
}

/** Which rows may be recorded: each right by itself, no NIP used twice, one holder for each post of leadership. */
export const decideEmployees = (rows: readonly Numbered<EmployeeRow>[], state: StaffingState): Verdict<Staffing>[] => {
  const readable: Numbered<Staffing>[] = [];
  const rejected: Rejected[] = [];
  const find = finder(state.employees);
  for (const { number, row } of rows) {
    const before = find(row);
    const employee = readEmployee(row, state.positions);
    const violations = employee.ok ? [] : [...employee.violations];
    if (row.employeeId !== null && before === null)
      violations.unshift({ code: 'UNKNOWN_EMPLOYEE', field: '/employeeId' });
    if (employee.ok && violations.length === 0) readable.push({ number, row: { before, after: employee.value } });
    else rejected.push({ number, outcome: 'rejected', violations });
  }
  const settled = settle(readable, {
    keyOf: ({ before, after }) => before?.employeeId ?? after.nip ?? nameless(after),
    judge: (kept) => judge(kept, state),
    isKnown: ({ before, after }) => before !== null && isSameEmployee(before, after),
  });
  return [...rejected, ...settled].sort((one, other) => one.number - other.number);
};

/** Who has no NIP (the mayor) is known by name and post, so that his successor is somebody else. */
const nameless = ({ name, positionCode }: Pick<Employee, 'name' | 'positionCode'>): string =>
  `${positionCode}\n${name}`;

function finder(employees: readonly KnownEmployee[]): (row: EmployeeRow) => KnownEmployee | null {
  const byId = new Map(employees.map((employee) => [employee.employeeId, employee]));
  const byKey = new Map(employees.map((employee) => [employee.nip ?? nameless(employee), employee]));
  return ({ employeeId, ...row }) => {
    if (employeeId !== null) return byId.get(employeeId) ?? null;
    return byKey.get(row.nip === null ? nameless(row) : nipDigits(row.nip)) ?? null;
  };
}

/** Those already in the state first, so that a newcomer never pushes out who is there. */
function judge(rows: readonly Numbered<Staffing>[], state: StaffingState): Findings {
  const findings = new Findings();
  const touched = new Set(rows.map(({ row }) => row.before?.employeeId));
  const untouched = state.employees.filter(({ employeeId }) => !touched.has(employeeId));
  const nips = new Set(untouched.map((employee) => employee.nip));
  const taken = new Set(untouched.filter((employee) => employee.active).map((employee) => employee.positionCode));

  const stays = ({ row }: Numbered<Staffing>): boolean =>
    row.before !== null && row.before.active && row.before.positionCode === row.after.positionCode;
  for (const { number, row } of [...rows.filter(stays), ...rows.filter((entry) => !stays(entry))]) {
    const { nip, positionCode, active } = row.after;
    const position = state.positions.get(positionCode);
    if (nip !== null && nips.has(nip)) findings.add(number, { code: 'NIP_TAKEN', field: '/nip' });
    nips.add(nip);
    if (!active || position === undefined || !isLeadership(position.kind)) continue;
    if (taken.has(positionCode))
      findings.add(number, { code: 'LEADER_POST_TAKEN', field: '/positionCode', params: { positionCode } });
    taken.add(positionCode);
  }
  return findings;
}

/** Whether other services see a difference: a name and a NIP never leave personnel. */
export const isPublic = ({ before, after }: Staffing): boolean =>
  before === null ||
  before.status !== after.status ||
  before.rank !== after.rank ||
  before.positionCode !== after.positionCode ||
  before.serviceSince !== after.serviceSince ||
  before.active !== after.active;

const isSameEmployee = (before: KnownEmployee, after: Employee): boolean =>
  !isPublic({ before, after }) && before.nip === after.nip && before.name === after.name;
