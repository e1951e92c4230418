import type { Transaction } from '#messaging';

type Queries = Pick<Transaction, 'query'>;

/** Deeper than any city's units lie; a circle, which only half-heard changes could make, ends there. */
export const DEEPEST = 32;

export interface UnitOnPath {
  readonly id: string;
  readonly code: string;
  /** Itself and all above it, as far as they are known. */
  readonly path: readonly string[];
}

/** Units with what they belong to now. */
export const unitsOnPaths = (db: Queries, ids: readonly string[]): Promise<UnitOnPath[]> =>
  db.query<UnitOnPath[]>(
    `WITH RECURSIVE above AS (
       SELECT unit_id, unit_id AS id, 1 AS n FROM unnest($1::uuid[]) AS asked(unit_id)
       UNION ALL
       SELECT above.unit_id, unit.parent_id, n + 1 FROM above JOIN unit ON unit.unit_id = above.id
       WHERE unit.parent_id IS NOT NULL AND n < ${DEEPEST})
     SELECT unit_id AS id, unit.code, array_agg(above.id ORDER BY n) AS path FROM above JOIN unit USING (unit_id)
     GROUP BY unit_id, unit.code`,
    [ids],
  );

/**
 * Completes the paths of what was heard before one of these units was: topics are not ordered among each other. The feed is
 * locked, so that nobody appends by what he knew a moment ago.
 */
export async function completePaths(tx: Transaction, unitIds: readonly string[]): Promise<void> {
  await tx.query(
    `WITH RECURSIVE above AS (
       SELECT DISTINCT unit_id, unit_id AS id, 0 AS n FROM unnest($1::uuid[]) AS recorded(unit_id)
       UNION ALL
       SELECT above.unit_id, unit.parent_id, n + 1 FROM above JOIN unit ON unit.unit_id = above.id
       WHERE unit.parent_id IS NOT NULL AND n < ${DEEPEST}),
     rest AS (
       SELECT unit_id, array_agg(id ORDER BY n) AS ids FROM above GROUP BY unit_id)
     UPDATE feed SET unit_path = unit_path || rest.ids[2:],
       path_awaits = CASE WHEN rest.ids[cardinality(rest.ids)] IN (SELECT unit_id FROM unit) THEN NULL
                          ELSE rest.ids[cardinality(rest.ids)] END
     FROM rest WHERE feed.path_awaits = rest.unit_id`,
    [unitIds],
  );
}
