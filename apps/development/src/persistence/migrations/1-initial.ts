import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Development1700000000001 implements MigrationInterface {
  readonly name = 'Development1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE employee (
        employee_id uuid PRIMARY KEY,
        unit_id     uuid NOT NULL,
        active      boolean NOT NULL,
        sequence    bigint NOT NULL
      );
      -- The latest revision of each appraisal that was acted on.
      CREATE TABLE outcome (
        appraisal_id uuid PRIMARY KEY,
        revision     int NOT NULL
      );
      CREATE TABLE rule (
        need           text NOT NULL,
        effective_from date NOT NULL,
        kind           text,
        title_id       text NOT NULL,
        title_en       text NOT NULL,
        confirmed      boolean NOT NULL,
        PRIMARY KEY (need, effective_from)
      );
      CREATE TABLE assignment (
        assignment_id      uuid PRIMARY KEY,
        employee_id        uuid NOT NULL,
        unit_id            uuid NOT NULL,
        appraisal_id       uuid NOT NULL,
        appraisal_revision int NOT NULL,
        need               text NOT NULL,
        kind               text NOT NULL,
        title_id           text NOT NULL,
        title_en           text NOT NULL,
        state              text NOT NULL,
        revision           int NOT NULL,
        made_at            timestamptz NOT NULL,
        completed_on       date,
        note               text
      );
      CREATE UNIQUE INDEX assignment_live ON assignment (appraisal_id, need) WHERE state <> 'WITHDRAWN';
      CREATE INDEX assignment_employee ON assignment (employee_id);
      CREATE INDEX assignment_unit ON assignment (unit_id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE assignment, rule, outcome, employee`);
  }
}
