import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Personnel1700000000001 implements MigrationInterface {
  readonly name = 'Personnel1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...UNITS, ...POSITIONS, ...EMPLOYEES]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE employee, position, unit`);
  }
}

const UNITS = [
  `CREATE TABLE unit (
     unit_id uuid PRIMARY KEY, code text NOT NULL UNIQUE, name text NOT NULL, kind text NOT NULL,
     parent_id uuid REFERENCES unit, active boolean NOT NULL, revision int NOT NULL,
     CHECK (code = lower(code)))`,
  `CREATE INDEX unit_parent ON unit (parent_id)`,
];

const POSITIONS = [
  `CREATE TABLE position (
     position_id uuid PRIMARY KEY, code text NOT NULL UNIQUE, title text NOT NULL, kind text NOT NULL,
     unit_id uuid NOT NULL REFERENCES unit, reports_to uuid REFERENCES position, active boolean NOT NULL,
     revision int NOT NULL,
     CHECK (code = lower(code)),
     CHECK ((kind = 'KEPALA_DAERAH') = (reports_to IS NULL)))`,
  `CREATE INDEX position_unit ON position (unit_id)`,
];

/**
 * Unit, kind of position and line are as they were last published. Constraints are checked at commit, since two employees
 * may exchange their NIPs or their posts in one statement; the rules see to them first, and these stand behind the rules.
 */
const EMPLOYEES = [
  `CREATE TABLE employee (
     employee_id uuid PRIMARY KEY, nip text UNIQUE DEFERRABLE INITIALLY DEFERRED, name text NOT NULL,
     status text NOT NULL, rank text, position_id uuid NOT NULL REFERENCES position, service_since date NOT NULL,
     active boolean NOT NULL,
     unit_id uuid NOT NULL REFERENCES unit, position_kind text NOT NULL,
     appraiser_id uuid REFERENCES employee, appraiser_superior_id uuid REFERENCES employee,
     final_by_kind boolean NOT NULL, revision int NOT NULL,
     CHECK ((nip IS NULL) = (status = 'PEJABAT_NEGARA')),
     CONSTRAINT one_holder_of_a_leading_post EXCLUDE USING btree (position_id WITH =)
       WHERE (active AND position_kind IN ('KEPALA_DAERAH', 'JPT_MADYA', 'JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS'))
       DEFERRABLE INITIALLY DEFERRED)`,
  `CREATE INDEX employee_position ON employee (position_id)`,
  `CREATE INDEX employee_unit ON employee (unit_id)`,
  `CREATE INDEX employee_name ON employee (name, employee_id)`,
];
