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
 * Tells again what was heard before one of these employees or units was, which have been recorded now: topics are not ordered
 * among each other. Readers may have passed over it, so it is told at the end of the feed, and only to those who are above it
 * by what has become known. The feed is locked, so that nobody appends by what he knew a moment ago.
 */
export const tellAgain = (tx: Transaction, ids: readonly string[], now: Date): Promise<unknown> =>
  tx.query(
    `WITH RECURSIVE above AS (
       SELECT known.*, 1 AS n
       FROM (SELECT unit_id AS awaited, unit_id AS id FROM unit UNION ALL SELECT employee_id, unit_id FROM employee) AS known
       WHERE awaited = ANY ($1::uuid[]) AND EXISTS (SELECT FROM feed WHERE path_awaits = awaited)
       UNION ALL
       SELECT above.awaited, unit.parent_id, n + 1 FROM above JOIN unit ON unit.unit_id = above.id
       WHERE unit.parent_id IS NOT NULL AND n < ${DEEPEST}),
     path AS (
       SELECT awaited, array_agg(id ORDER BY n) AS ids, (array_agg(id ORDER BY n DESC))[1] AS top FROM above GROUP BY awaited),
     told AS (
       UPDATE feed SET path_awaits = NULL FROM path WHERE path_awaits = path.awaited
       RETURNING feed.*, array_remove(path.ids, path.awaited) AS rest, path.top)
     INSERT INTO feed (at, type, topic, unit_id, unit_path, told_path, path_awaits, period, subject, source, envelope)
     SELECT $2, type, topic, coalesce(unit_id, rest[1]), unit_path || rest, unit_path,
            CASE WHEN top NOT IN (SELECT unit_id FROM unit) THEN top END, period, subject, source, envelope
     FROM told WHERE rest <> '{}' ORDER BY position`,
    [ids, now],
  );
