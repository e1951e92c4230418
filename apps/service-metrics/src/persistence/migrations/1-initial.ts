import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ServiceMetrics1700000000001 implements MigrationInterface {
  readonly name = 'ServiceMetrics1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of [...COPIES, ...STANDARDS, ...REQUESTS, ...REALISATION, ...APPRAISALS])
      await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE appraisal, realisation, stale_realisation, binding, plan, turnaround, request, service_standard, service,
                  department, employee, unit`,
    );
  }
}

const COPIES = [
  `CREATE TABLE unit (
     unit_id uuid PRIMARY KEY, code text NOT NULL, name text NOT NULL, parent_id uuid, active boolean NOT NULL,
     sequence bigint NOT NULL)`,
  `CREATE INDEX unit_code ON unit (code)`,
  `CREATE INDEX unit_parent ON unit (parent_id)`,
  `CREATE TABLE employee (
     employee_id uuid PRIMARY KEY, unit_id uuid NOT NULL, active boolean NOT NULL, sequence bigint NOT NULL)`,
  `CREATE INDEX employee_unit ON employee (unit_id)`,
  `CREATE TABLE department (
     unit_id uuid PRIMARY KEY, topic text NOT NULL UNIQUE, registered_at timestamptz NOT NULL DEFAULT now())`,
];

const STANDARDS = [
  `CREATE TABLE service (code text PRIMARY KEY, name_id text NOT NULL, name_en text NOT NULL)`,
  `CREATE TABLE service_standard (
     service_code text NOT NULL REFERENCES service, effective_from date NOT NULL,
     hours double precision NOT NULL CHECK (hours > 0), confirmed boolean NOT NULL,
     PRIMARY KEY (service_code, effective_from))`,
];

// Room on the pages keeps the many updates of a young request on its own page and out of the indexes. Events are
// kept as they came, [id, source, kind, milliseconds, officer, service] each.
const REQUESTS = [
  `CREATE TABLE request (
     unit_id uuid NOT NULL, request_id text NOT NULL, revision int NOT NULL, status text NOT NULL,
     service_code text NOT NULL, officer_id uuid, finished_on date, turnaround_ms bigint, bucket smallint,
     events jsonb NOT NULL,
     PRIMARY KEY (unit_id, request_id)) WITH (fillfactor = 60)`,
  `CREATE INDEX request_finished ON request (service_code, officer_id, finished_on)
     INCLUDE (turnaround_ms, bucket, unit_id) WHERE finished_on IS NOT NULL`,
  `CREATE TABLE turnaround (
     service_code text NOT NULL, unit_id uuid NOT NULL, day date NOT NULL, officer_id uuid, bucket smallint NOT NULL,
     n int NOT NULL, judged int NOT NULL, on_time int NOT NULL,
     UNIQUE NULLS NOT DISTINCT (service_code, unit_id, day, officer_id, bucket)) WITH (fillfactor = 80)`,
];

const REALISATION = [
  `CREATE TABLE plan (plan_id uuid PRIMARY KEY, sequence bigint NOT NULL)`,
  `CREATE TABLE binding (
     indicator_id uuid PRIMARY KEY, plan_id uuid NOT NULL REFERENCES plan, employee_id uuid NOT NULL, year int NOT NULL,
     service_code text NOT NULL, measure text NOT NULL, within_hours double precision)`,
  `CREATE INDEX binding_plan ON binding (plan_id)`,
  `CREATE INDEX binding_officer ON binding (employee_id, service_code, year)`,
  `CREATE TABLE stale_realisation (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, officer_id uuid NOT NULL, service_code text NOT NULL,
     year int NOT NULL, quarter int NOT NULL)`,
  `CREATE TABLE realisation (
     indicator_id uuid NOT NULL, year int NOT NULL, quarter int, plan_id uuid NOT NULL, employee_id uuid NOT NULL,
     service_code text NOT NULL, measure text NOT NULL, value double precision, count int NOT NULL,
     as_of timestamptz NOT NULL, sequence int NOT NULL,
     UNIQUE NULLS NOT DISTINCT (indicator_id, year, quarter))`,
  `CREATE INDEX realisation_employee ON realisation (employee_id)`,
];

const APPRAISALS = [
  `CREATE TABLE appraisal (
     appraisal_id uuid PRIMARY KEY, unit_id uuid NOT NULL, year int NOT NULL, quarter int, predicate text NOT NULL,
     revision int NOT NULL)`,
  `CREATE INDEX appraisal_year ON appraisal (year, unit_id)`,
];
