import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TargetSetting1700000000001 implements MigrationInterface {
  readonly name = 'TargetSetting1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...EMPLOYEES, ...RULES, ...PLANS, ...EVIDENCE]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE evidence, plan_version, plan, planning_rule, employee`);
  }
}

const EMPLOYEES = [
  `CREATE TABLE employee (
     employee_id uuid PRIMARY KEY, unit_id uuid NOT NULL, status text NOT NULL, active boolean NOT NULL,
     appraiser_id uuid, sequence bigint NOT NULL)`,
  `CREATE INDEX employee_unit ON employee (unit_id)`,
  `CREATE INDEX employee_appraiser ON employee (appraiser_id)`,
];

/** P6 Pasal 14: set by 31 January. P6 came into force in 2022, so that no earlier year is planned here. */
const RULES = [
  `CREATE TABLE planning_rule (
     effective_from date PRIMARY KEY,
     set_by text NOT NULL CHECK (set_by ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'))`,
  `INSERT INTO planning_rule VALUES ('2022-01-01', '01-31')`,
];

// A plan's head changes with each event, evidence included: room on the page keeps that out of the indexes.
const PLANS = [
  `CREATE TABLE plan (
     plan_id uuid PRIMARY KEY, employee_id uuid NOT NULL, year int NOT NULL, revision int NOT NULL,
     status text NOT NULL CHECK (status IN ('PROPOSED', 'AGREED', 'RETURNED')),
     in_force int, waiting int, agreed_late boolean,
     UNIQUE (employee_id, year),
     CHECK ((in_force IS NULL) = (agreed_late IS NULL))) WITH (fillfactor = 70)`,
  `CREATE TABLE plan_version (
     plan_id uuid NOT NULL REFERENCES plan, version int NOT NULL CHECK (version > 0),
     state text NOT NULL CHECK (state IN ('PROPOSED', 'AGREED', 'RETURNED', 'REPLACED')),
     results jsonb NOT NULL, proposed_at timestamptz NOT NULL,
     decided_by uuid, decided_at timestamptz, reason text,
     PRIMARY KEY (plan_id, version),
     CHECK ((state IN ('AGREED', 'RETURNED')) = (decided_by IS NOT NULL AND decided_at IS NOT NULL)),
     CHECK ((state = 'RETURNED') = (reason IS NOT NULL)))`,
  `CREATE UNIQUE INDEX plan_version_waiting ON plan_version (plan_id) WHERE state = 'PROPOSED'`,
];

/** `quarter` is null for the year. */
const EVIDENCE = [
  `CREATE TABLE evidence (
     plan_id uuid NOT NULL REFERENCES plan, indicator_id uuid NOT NULL, year int NOT NULL, quarter int,
     value double precision, unit text NOT NULL, count int NOT NULL, as_of timestamptz NOT NULL,
     sequence bigint NOT NULL,
     UNIQUE NULLS NOT DISTINCT (plan_id, indicator_id, year, quarter)) WITH (fillfactor = 80)`,
];
