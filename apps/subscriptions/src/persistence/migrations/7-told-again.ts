import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An event whose unit becomes known only later is told again then (persistence/unit-paths.ts). */
export class ToldAgain1700000000007 implements MigrationInterface {
  readonly name = 'ToldAgain1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    // An entry that tells again has no id: the first one's keeps duplicates out.
    await runner.query(`ALTER TABLE feed ADD told_path uuid[], ALTER event_id DROP NOT NULL`);
    await runner.query(EMPLOYEES_AWAITED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM feed WHERE event_id IS NULL`);
    await runner.query(`ALTER TABLE feed DROP told_path, ALTER event_id SET NOT NULL`);
  }
}

/** Until now only units were. */
const EMPLOYEES_AWAITED = `
  UPDATE feed SET path_awaits = (envelope::jsonb -> 'data' ->> 'employeeId')::uuid
  WHERE unit_id IS NULL AND NOT EXISTS (
    SELECT FROM employee WHERE employee_id = (envelope::jsonb -> 'data' ->> 'employeeId')::uuid)`;
