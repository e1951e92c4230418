import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Rewards1700000000001 implements MigrationInterface {
  readonly name = 'Rewards1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FACTS);
    await runner.query(PROGRAMMES);
    await runner.query(DECISIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE review, decision, eligibility, criterion, programme, award, discipline_case, history, outcome, employee`,
    );
  }
}

const FACTS = `
  CREATE TABLE employee (
    employee_id   uuid PRIMARY KEY,
    unit_id       uuid NOT NULL,
    status        text NOT NULL,
    active        boolean NOT NULL,
    service_since date NOT NULL,
    sequence      bigint NOT NULL
  );
  -- What appraisals ended with, the latest revision of each.
  CREATE TABLE outcome (
    appraisal_id uuid PRIMARY KEY,
    employee_id  uuid NOT NULL,
    unit_id      uuid NOT NULL,
    period_kind  text NOT NULL,
    year         int NOT NULL,
    period_end   date NOT NULL,
    completed_at timestamptz NOT NULL,
    predicate    text NOT NULL,
    revision     int NOT NULL
  );
  CREATE INDEX outcome_employee ON outcome (employee_id, year);
  CREATE TABLE history (
    employee_id uuid NOT NULL,
    year        int NOT NULL,
    predicate   text NOT NULL,
    sequence    bigint NOT NULL,
    PRIMARY KEY (employee_id, year)
  );
  CREATE TABLE discipline_case (
    reference   text PRIMARY KEY,
    employee_id uuid NOT NULL,
    level       text NOT NULL,
    decided_on  date NOT NULL,
    annulled_at timestamptz,
    recorded_at timestamptz NOT NULL
  );
  CREATE INDEX discipline_case_employee ON discipline_case (employee_id);
  CREATE TABLE award (
    employee_id uuid NOT NULL,
    programme   text NOT NULL,
    year        int NOT NULL,
    reference   text,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (employee_id, programme, year)
  );`;

const PROGRAMMES = `
  CREATE TABLE programme (
    code           text PRIMARY KEY,
    name_id        text NOT NULL,
    name_en        text NOT NULL,
    effective_from date NOT NULL
  );
  CREATE TABLE criterion (
    programme      text NOT NULL REFERENCES programme,
    kind           text NOT NULL,
    effective_from date NOT NULL,
    criterion      jsonb,
    confirmed      boolean NOT NULL,
    PRIMARY KEY (programme, kind, effective_from)
  );`;

/** Decisions are history and never overwritten; `eligibility` is the last of each. */
const DECISIONS = `
  CREATE TABLE decision (
    employee_id        uuid NOT NULL,
    programme          text NOT NULL,
    year               int NOT NULL,
    number             int NOT NULL,
    eligible           boolean NOT NULL,
    criteria           jsonb NOT NULL,
    unit_id            uuid NOT NULL,
    appraisal_id       uuid NOT NULL,
    appraisal_revision int NOT NULL,
    decided_at         timestamptz NOT NULL,
    PRIMARY KEY (employee_id, programme, year, number)
  );
  CREATE TABLE eligibility (LIKE decision, PRIMARY KEY (employee_id, programme, year));
  CREATE INDEX eligibility_programme ON eligibility (programme, year, employee_id);
  CREATE TABLE review (
    review_id          uuid PRIMARY KEY,
    appraisal_id       uuid NOT NULL UNIQUE,
    employee_id        uuid NOT NULL,
    unit_id            uuid NOT NULL,
    year               int NOT NULL,
    predicate          text NOT NULL,
    appraisal_revision int NOT NULL,
    state              text NOT NULL,
    revision           int NOT NULL,
    opened_at          timestamptz NOT NULL
  );
  CREATE INDEX review_employee ON review (employee_id);`;
