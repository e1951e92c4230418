import type { EntityManager } from 'typeorm';
import type { ServiceCode, UnitId } from '#civil-service';
import { notFound } from '#platform';
import { Service } from '../persistence/entities/service.js';
import { unitsWithin } from '../persistence/turnaround-sums.js';

/** A mistyped code is said to be one, and not answered with "no data". @throws Problem 404 */
export async function mustBeService(db: EntityManager, code: ServiceCode | undefined): Promise<void> {
  if (code !== undefined && !(await db.existsBy(Service, { code }))) notFound('SERVICE_UNKNOWN', { code });
}

/** A unit and all below it; undefined, which is the whole city, when no unit is asked for. @throws Problem 404 */
export async function unitsAskedFor(
  db: EntityManager,
  unitCode: string | undefined,
): Promise<readonly UnitId[] | undefined> {
  if (unitCode === undefined) return undefined;
  return (await unitsWithin(db, unitCode)) ?? notFound('UNIT_UNKNOWN', { unitCode });
}
