import { ok, type Result, type Violation } from '#civil-service';
import type { Transaction } from '#messaging';

/**
 * The ids of units that are named by code or id.
 *
 * @param field JSON pointer to the list of names
 */
export async function unitIdsOf(
  db: Pick<Transaction, 'query'>,
  names: readonly string[],
  field: string,
): Promise<Result<string[]>> {
  const rows = await db.query<{ name: string; id: string | null }[]>(
    `SELECT asked.name, unit.unit_id AS id
     FROM unnest($1::text[]) WITH ORDINALITY AS asked(name, n)
     LEFT JOIN unit ON lower(unit.code) = lower(asked.name) OR unit.unit_id::text = lower(asked.name)
     ORDER BY asked.n`,
    [names],
  );
  const unknown = rows.filter(({ id }) => id === null).map(({ name }) => name);
  const [first, ...rest] = unknown.map((unit): Violation => ({
    code: 'UNKNOWN_UNIT',
    field: `${field}/${names.indexOf(unit)}`,
    params: { unit },
  }));
  if (first) return { ok: false, violations: [first, ...rest] };
  return ok([...new Set(rows.flatMap(({ id }) => id ?? []))].sort());
}
