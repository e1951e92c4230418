import type { EntityManager } from 'typeorm';
import type { Violation } from '#civil-service';
import type { ServiceCode, UnitId } from '#civil-service';
import { Problem } from '#platform';
import type { Dashboard } from '../../persistence/dashboards.js';
import { Service } from '../../persistence/entities/service.js';
import { unitsWithin } from '../../persistence/turnaround-sums.js';

/** A query that cannot be answered as it is asked. @throws Problem 400, always */
export const badQuery = (violation: Violation): never => {
  throw new Problem(400, 'INVALID_INPUT', {}, { errors: [violation] });
};

/**
 * The units whose rows a dashboard gets: those that it asks for within its scope, where a unit stands for all below it.
 * Null is every unit.
 * @throws Problem 403 for a unit outside its scope, 400 for one that there is not
 */
export async function reachOf(
  db: EntityManager,
  { unitIds }: Dashboard,
  unit: string | undefined,
): Promise<readonly UnitId[] | null> {
  const scope = unitIds === null ? null : await withAllBelow(db, unitIds);
  if (unit === undefined) return scope;
  const params = { unitCode: unit };
  const asked = (await unitsWithin(db, unit)) ?? badQuery({ code: 'UNIT_UNKNOWN', field: '/unit', params });
  const allowed = scope === null ? undefined : new Set(scope);
  if (allowed !== undefined && !asked.every((unitId) => allowed.has(unitId))) {
    throw new Problem(403, 'UNIT_OUTSIDE_SCOPE', params, {
      errors: [{ code: 'UNIT_OUTSIDE_SCOPE', field: '/unit', params }],
    });
  }
  return asked;
}

async function withAllBelow(db: EntityManager, unitIds: readonly UnitId[]): Promise<readonly UnitId[]> {
  const rows = await db.query<{ unitId: UnitId }[]>(
    `WITH RECURSIVE within AS (
       SELECT unnest($1::uuid[]) AS unit_id
       UNION SELECT u.unit_id FROM unit u JOIN within w ON u.parent_id = w.unit_id)
     SELECT unit_id AS "unitId" FROM within`,
    [unitIds],
  );
  return rows.map(({ unitId }) => unitId);
}

/** @throws Problem 400 for a service that is not registered */
export async function mustBeAskedService(db: EntityManager, code: ServiceCode | undefined): Promise<void> {
  if (code === undefined || (await db.existsBy(Service, { code }))) return;
  badQuery({ code: 'SERVICE_UNKNOWN', field: '/service', params: { code } });
}
