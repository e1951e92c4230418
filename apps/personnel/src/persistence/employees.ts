import { randomUUID } from 'node:crypto';
import { type EmployeeId, asId, nipDigits } from '#civil-service';
import type { Transaction } from '#messaging';
import type { EmployeeRow } from '../domain/employee.js';
import { LEADERSHIP_KINDS } from '../domain/position.js';
import type { KnownEmployee, Staffing } from '../domain/staffing.js';
import type { KnownPosition } from './positions.js';

const COLUMNS = `
  e.employee_id AS "employeeId", e.nip, e.name, e.status, e.rank, p.code AS "positionCode",
  e.service_since::text AS "serviceSince", e.active`;

/** Whoever the rules need to judge these rows: those that they name, those without a NIP, and all active leaders. */
export function loadConcerned(tx: Transaction, rows: readonly EmployeeRow[]): Promise<KnownEmployee[]> {
  return tx.query<KnownEmployee[]>(
    `SELECT ${COLUMNS} FROM employee e JOIN position p USING (position_id)
     WHERE e.nip = ANY ($1::text[]) OR e.employee_id = ANY ($2::uuid[]) OR e.nip IS NULL
        OR (e.active AND p.kind = ANY ($3::text[]))`,
    [
      rows.flatMap(({ nip }) => (nip === null ? [] : [nipDigits(nip)])),
      rows.flatMap(({ employeeId }) => employeeId ?? []),
      LEADERSHIP_KINDS,
    ],
  );
}

export async function findEmployee(tx: Transaction, employeeId: EmployeeId): Promise<KnownEmployee | undefined> {
  const [employee] = await tx.query<KnownEmployee[]>(
    `SELECT ${COLUMNS} FROM employee e JOIN position p USING (position_id) WHERE e.employee_id = $1`,
    [employeeId],
  );
  return employee;
}

/** The active holder of each leading position that is not vacant, by position code. */
export async function loadLeaders(tx: Transaction): Promise<ReadonlyMap<string, EmployeeId>> {
  const leaders = await tx.query<{ code: string; employeeId: EmployeeId }[]>(
    `SELECT p.code, e.employee_id AS "employeeId" FROM employee e JOIN position p USING (position_id)
     WHERE e.active AND p.kind = ANY ($1::text[])`,
    [LEADERSHIP_KINDS],
  );
  return new Map(leaders.map(({ code, employeeId }) => [code, employeeId]));
}

/**
 * Writes what is said of employees themselves and answers their ids, in order. Unit, line and revision of those whose
 * public state changes are not right until `publishEmployees` has run in the same transaction.
 */
export async function saveEmployees(
  tx: Transaction,
  staffing: readonly Staffing[],
  positions: ReadonlyMap<string, KnownPosition>,
): Promise<EmployeeId[]> {
  const ids = staffing.map(({ before }) => before?.employeeId ?? asId<EmployeeId>(randomUUID()));
  const after = staffing.map((each) => each.after);
  if (after.length === 0) return ids;
  await tx.query(
    `INSERT INTO employee (employee_id, nip, name, status, rank, position_id, service_since, active,
                           unit_id, position_kind, final_by_kind, revision)
     SELECT r.*, p.unit_id, p.kind, false, 0
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::date[], $8::boolean[])
          AS r (employee_id, nip, name, status, rank, position_id, service_since, active)
     JOIN position p USING (position_id)
     ON CONFLICT (employee_id) DO UPDATE SET
       nip = excluded.nip, name = excluded.name, status = excluded.status, rank = excluded.rank,
       position_id = excluded.position_id, service_since = excluded.service_since, active = excluded.active`,
    [
      ids,
      after.map(({ nip }) => nip),
      after.map(({ name }) => name),
      after.map(({ status }) => status),
      after.map(({ rank }) => rank),
      after.map(({ positionCode }) => positions.get(positionCode)?.positionId),
      after.map(({ serviceSince }) => serviceSince),
      after.map(({ active }) => active),
    ],
  );
  return ids;
}
