import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An event belongs to its unit and to all units above it, as they were when it was heard. */
export class UnitPaths1700000000004 implements MigrationInterface {
  readonly name = 'UnitPaths1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE unit ADD parent_id uuid`);
    await runner.query(PARENTS_HEARD);
    await runner.query(`ALTER TABLE feed ADD unit_path uuid[] NOT NULL DEFAULT '{}', ADD path_awaits uuid`);
    await runner.query(PATHS_HEARD);
    // The unit that a path ends at for want of knowing it (persistence/unit-paths.ts).
    await runner.query(`CREATE INDEX feed_path_awaits ON feed (path_awaits) WHERE path_awaits IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE feed DROP unit_path, DROP path_awaits`);
    await runner.query(`ALTER TABLE unit DROP parent_id`);
  }
}

/** What the topic said is read once alone; the feed has kept it. */
const PARENTS_HEARD = `
  UPDATE unit SET parent_id = told.parent_id
  FROM (SELECT DISTINCT ON (unit_id) unit_id, (envelope::jsonb -> 'data' ->> 'parentId')::uuid AS parent_id
        FROM feed WHERE type = 'teladan.personnel.unit-recorded.v1'
        ORDER BY unit_id, (envelope::jsonb ->> 'sequence')::bigint DESC) AS told
  WHERE told.unit_id = unit.unit_id`;

const PATHS_HEARD = `
  WITH RECURSIVE above AS (
    SELECT DISTINCT unit_id, unit_id AS id, 1 AS n FROM feed WHERE unit_id IS NOT NULL
    UNION ALL
    SELECT above.unit_id, unit.parent_id, n + 1 FROM above JOIN unit ON unit.unit_id = above.id
    WHERE unit.parent_id IS NOT NULL AND n < 32)
  UPDATE feed SET unit_path = path.ids,
    path_awaits = CASE WHEN path.ids[cardinality(path.ids)] IN (SELECT unit_id FROM unit) THEN NULL
                       ELSE path.ids[cardinality(path.ids)] END
  FROM (SELECT unit_id, array_agg(id ORDER BY n) AS ids FROM above GROUP BY unit_id) AS path
  WHERE path.unit_id = feed.unit_id`;
