import { randomUUID } from 'node:crypto';
import { type PositionId, type UnitId, asId } from '#civil-service';
import { type DataOf, PositionRecorded } from '#contracts';
import { type NewEvent, type Transaction, newEvent } from '#messaging';
import type { Position } from '../domain/position.js';

export interface KnownPosition extends Position {
  readonly positionId: PositionId;
}

/** All positions, by code. */
export async function loadPositions(tx: Transaction): Promise<ReadonlyMap<string, KnownPosition>> {
  const positions = await tx.query<KnownPosition[]>(
    `SELECT p.position_id AS "positionId", p.code, p.title, p.kind, u.code AS "unitCode",
            superior.code AS "reportsToCode", p.active
     FROM position p JOIN unit u USING (unit_id) LEFT JOIN position superior ON superior.position_id = p.reports_to`,
  );
  return new Map(positions.map((position) => [position.code, position]));
}

/** How many active employees hold each position that is held, by code. */
export async function countHolders(tx: Transaction): Promise<ReadonlyMap<string, number>> {
  const held = await tx.query<{ code: string; holders: number }[]>(
    `SELECT p.code, count(*)::int AS holders FROM employee e JOIN position p USING (position_id)
     WHERE e.active GROUP BY p.code`,
  );
  return new Map(held.map(({ code, holders }) => [code, holders]));
}

/** Writes new and changed positions. Answers the ids of all positions by code, and one event for each that was written. */
export async function savePositions(
  tx: Transaction,
  changed: readonly Position[],
  known: ReadonlyMap<string, KnownPosition>,
  units: ReadonlyMap<string, { readonly unitId: UnitId }>,
): Promise<{ readonly ids: ReadonlyMap<string, PositionId>; readonly events: readonly NewEvent[] }> {
  const ids = new Map([...known.values()].map(({ code, positionId }) => [code, positionId]));
  for (const { code } of changed) if (!ids.has(code)) ids.set(code, asId<PositionId>(randomUUID()));
  if (changed.length === 0) return { ids, events: [] };
  const idOf = (code: string | null): PositionId | null => (code === null ? null : (ids.get(code) ?? null));
  const written = await tx.query<(DataOf<typeof PositionRecorded> & { revision: number })[]>(
    `INSERT INTO position AS p (position_id, code, title, kind, unit_id, reports_to, active, revision)
     SELECT *, 1 FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::uuid[], $7::boolean[])
     ON CONFLICT (position_id) DO UPDATE SET
       title = excluded.title, kind = excluded.kind, unit_id = excluded.unit_id, reports_to = excluded.reports_to,
       active = excluded.active, revision = p.revision + 1
     RETURNING p.position_id AS "positionId", p.code, p.title, p.kind, p.unit_id AS "unitId",
               p.reports_to AS "reportsTo", p.active, p.revision`,
    [
      changed.map(({ code }) => idOf(code)),
      changed.map(({ code }) => code),
      changed.map(({ title }) => title),
      changed.map(({ kind }) => kind),
      changed.map(({ unitCode }) => units.get(unitCode)?.unitId),
      changed.map(({ reportsToCode }) => idOf(reportsToCode)),
      changed.map(({ active }) => active),
    ],
  );
  return { ids, events: written.map(({ revision, ...position }) => newEvent(PositionRecorded, position, revision)) };
}
