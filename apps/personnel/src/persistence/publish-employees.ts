import type { EmployeeId } from '#civil-service';
import { type DataOf, EmployeeRecorded } from '#contracts';
import { type NewEvent, type Transaction, newEvent } from '#messaging';
import { reportingLine } from '../domain/reporting-line.js';
import { loadLeaders } from './employees.js';
import { loadPositions } from './positions.js';

/**
 * Brings unit, kind of position and line of every active employee up to date, and answers one event for each whose public
 * state has changed: those named, and those whom somebody else's change has moved.
 */
export async function publishEmployees(tx: Transaction, changed: readonly EmployeeId[]): Promise<NewEvent[]> {
  const positions = await loadPositions(tx);
  const leaders = await loadLeaders(tx);
  const lines = [...positions.values()].map(({ positionId, code }) => ({
    positionId,
    ...reportingLine(code, positions, leaders),
  }));
  const moved = await tx.query<(DataOf<typeof EmployeeRecorded> & { revision: number })[]>(MOVE, [
    changed,
    lines.map(({ positionId }) => positionId),
    lines.map(({ appraiser }) => appraiser),
    lines.map(({ superior }) => superior),
    lines.map(({ finalByKind }) => finalByKind),
  ]);
  return moved.map(({ revision, ...employee }) => newEvent(EmployeeRecorded, employee, revision));
}

const MOVE = `
  WITH place AS (
    SELECT line.*, p.unit_id, p.kind
    FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::boolean[])
         AS line (position_id, appraiser_id, appraiser_superior_id, final_by_kind)
    JOIN position p USING (position_id)
  ), moved AS (
    UPDATE employee e SET
      unit_id = place.unit_id, position_kind = place.kind, appraiser_id = place.appraiser_id,
      appraiser_superior_id = place.appraiser_superior_id, final_by_kind = place.final_by_kind,
      revision = e.revision + 1
    FROM place
    WHERE place.position_id = e.position_id AND (
      e.employee_id = ANY ($1::uuid[]) OR e.active AND
      (e.unit_id, e.position_kind, e.appraiser_id, e.appraiser_superior_id, e.final_by_kind) IS DISTINCT FROM
      (place.unit_id, place.kind, place.appraiser_id, place.appraiser_superior_id, place.final_by_kind))
    RETURNING e.*
  )
  SELECT employee_id AS "employeeId", unit_id AS "unitId", position_id AS "positionId", position_kind AS "positionKind",
         status, rank, service_since::text AS "serviceSince", active, appraiser_id AS "appraiserId",
         appraiser_superior_id AS "appraiserSuperiorId", final_by_kind AS "finalByKind", revision
  FROM moved ORDER BY employee_id`;
