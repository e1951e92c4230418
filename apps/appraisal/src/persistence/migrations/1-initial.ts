import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Appraisal1700000000001 implements MigrationInterface {
  readonly name = 'Appraisal1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...COPIES, ...APPRAISALS, ...HISTORY]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE history, suggestion_rule, appraisal_revision, appraisal, period, evidence, plan, employee`,
    );
  }
}

// Evidence and plan share the subject `planId` and its sequence, but each row guards itself: a plan that is agreed later
// must not refuse evidence that was counted before it.
const COPIES = [
  `CREATE TABLE employee (
     employee_id uuid PRIMARY KEY, unit_id uuid NOT NULL, status text NOT NULL, active boolean NOT NULL,
     appraiser_id uuid, appraiser_superior_id uuid, final_by_kind boolean NOT NULL, skipped_because text,
     sequence bigint NOT NULL)`,
  `CREATE INDEX employee_unit ON employee (unit_id)`,
  `CREATE TABLE plan (
     plan_id uuid PRIMARY KEY, employee_id uuid NOT NULL, year int NOT NULL, version int NOT NULL,
     results jsonb NOT NULL, agreed_at timestamptz NOT NULL, sequence bigint NOT NULL)`,
  `CREATE INDEX plan_employee ON plan (employee_id, year, agreed_at)`,
  `CREATE TABLE evidence (
     plan_id uuid NOT NULL, indicator_id uuid NOT NULL, year int NOT NULL, quarter int,
     value double precision, unit text NOT NULL, count int NOT NULL, as_of timestamptz NOT NULL,
     sequence bigint NOT NULL,
     UNIQUE NULLS NOT DISTINCT (plan_id, indicator_id, year, quarter))`,
];

// A draft's unit and appraiser follow the employee's; signing freezes them. No foreign key to the period: checking one for
// each of a city's drafts takes as long as writing them all.
const APPRAISALS = [
  `CREATE TABLE period (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(), kind text NOT NULL, year int NOT NULL, quarter int,
     opened_at timestamptz NOT NULL,
     CHECK ((kind = 'ANNUAL') = (quarter IS NULL)),
     UNIQUE NULLS NOT DISTINCT (year, quarter))`,
  `CREATE TABLE appraisal (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(), period_id uuid NOT NULL,
     employee_id uuid NOT NULL, unit_id uuid NOT NULL, appraiser_id uuid NOT NULL,
     state text NOT NULL DEFAULT 'DRAFT', version int NOT NULL DEFAULT 0, revision int NOT NULL DEFAULT 0,
     marks jsonb, predicate text,
     signed_at timestamptz, basis jsonb, has_evidence boolean,
     final_because text, final_at timestamptz, correction jsonb,
     UNIQUE (period_id, employee_id),
     CHECK ((state = 'DRAFT') = (signed_at IS NULL)),
     CHECK ((state = 'DRAFT') = (basis IS NULL)),
     CHECK ((state = 'ACKNOWLEDGED') = (final_at IS NOT NULL)),
     CHECK ((state = 'ACKNOWLEDGED') = (revision > 0)),
     CHECK (state = 'DRAFT' OR (marks IS NOT NULL AND predicate IS NOT NULL)))`,
  `CREATE INDEX appraisal_employee ON appraisal (employee_id)`,
  `CREATE INDEX appraisal_appraiser ON appraisal (appraiser_id)`,
  `CREATE INDEX appraisal_unit ON appraisal (period_id, unit_id, state)`,
  `CREATE TABLE appraisal_revision (
     appraisal_id uuid NOT NULL REFERENCES appraisal, revision int NOT NULL, marks jsonb NOT NULL,
     predicate text NOT NULL, made_by uuid NOT NULL, made_at timestamptz NOT NULL, reason text,
     CHECK ((revision = 1) = (reason IS NULL)),
     PRIMARY KEY (appraisal_id, revision))`,
  `CREATE TABLE suggestion_rule (
     effective_from date PRIMARY KEY, clearly_above_margin double precision NOT NULL,
     clearly_above_of_headroom double precision NOT NULL, most double precision NOT NULL,
     small_part double precision NOT NULL, quarter_of_count double precision NOT NULL, confirmed boolean NOT NULL)`,
];

const HISTORY = [
  `CREATE TABLE history (
     employee_id uuid NOT NULL, year int NOT NULL, predicate text NOT NULL, revision int NOT NULL,
     imported_at timestamptz NOT NULL,
     PRIMARY KEY (employee_id, year))`,
];
