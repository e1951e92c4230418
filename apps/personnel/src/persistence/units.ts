import { randomUUID } from 'node:crypto';
import { type UnitId, asId } from '#civil-service';
import { type DataOf, UnitRecorded } from '#contracts';
import { type NewEvent, type Transaction, newEvent } from '#messaging';
import type { Unit } from '../domain/unit.js';

export interface KnownUnit extends Unit {
  readonly unitId: UnitId;
}

/** All units, by code. */
export async function loadUnits(tx: Transaction): Promise<ReadonlyMap<string, KnownUnit>> {
  const units = await tx.query<KnownUnit[]>(
    `SELECT u.unit_id AS "unitId", u.code, u.name, u.kind, parent.code AS "parentCode", u.active
     FROM unit u LEFT JOIN unit parent ON parent.unit_id = u.parent_id`,
  );
  return new Map(units.map((unit) => [unit.code, unit]));
}

/** Codes of the units that have an active position. */
export async function loadStaffedUnits(tx: Transaction): Promise<ReadonlySet<string>> {
  const staffed = await tx.query<{ code: string }[]>(
    `SELECT DISTINCT u.code FROM position p JOIN unit u USING (unit_id) WHERE p.active`,
  );
  return new Set(staffed.map(({ code }) => code));
}

/** Writes new and changed units. Answers the ids of all units by code, and one event for each that was written. */
export async function saveUnits(
  tx: Transaction,
  changed: readonly Unit[],
  known: ReadonlyMap<string, KnownUnit>,
): Promise<{ readonly ids: ReadonlyMap<string, UnitId>; readonly events: readonly NewEvent[] }> {
  const ids = new Map([...known.values()].map(({ code, unitId }) => [code, unitId]));
  for (const { code } of changed) if (!ids.has(code)) ids.set(code, asId<UnitId>(randomUUID()));
  if (changed.length === 0) return { ids, events: [] };
  const idOf = (code: string | null): UnitId | null => (code === null ? null : (ids.get(code) ?? null));
  const written = await tx.query<(DataOf<typeof UnitRecorded> & { revision: number })[]>(
    `INSERT INTO unit AS u (unit_id, code, name, kind, parent_id, active, revision)
     SELECT *, 1 FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::boolean[])
     ON CONFLICT (unit_id) DO UPDATE SET
       name = excluded.name, kind = excluded.kind, parent_id = excluded.parent_id, active = excluded.active,
       revision = u.revision + 1
     RETURNING u.unit_id AS "unitId", u.code, u.name, u.kind, u.parent_id AS "parentId", u.active, u.revision`,
    [
      changed.map(({ code }) => idOf(code)),
      changed.map(({ code }) => code),
      changed.map(({ name }) => name),
      changed.map(({ kind }) => kind),
      changed.map(({ parentCode }) => idOf(parentCode)),
      changed.map(({ active }) => active),
    ],
  );
  return { ids, events: written.map(({ revision, ...unit }) => newEvent(UnitRecorded, unit, revision)) };
}
