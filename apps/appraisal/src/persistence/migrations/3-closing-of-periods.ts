import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * P6: 14 working days from signing to the employee, 14 from receipt to object. That silence makes final is practice and not
 * its wording, so the default is unconfirmed until BKPSDM says so.
 */
export class ClosingOfPeriods1700000000003 implements MigrationInterface {
  readonly name = 'ClosingOfPeriods1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE period ADD closed_at timestamptz`);
    await runner.query(
      `CREATE TABLE objection_term (
         effective_from date PRIMARY KEY, delivery_days int NOT NULL CHECK (delivery_days >= 0),
         objection_days int NOT NULL CHECK (objection_days > 0), confirmed boolean NOT NULL)`,
    );
    await runner.query(`INSERT INTO objection_term VALUES ('2022-01-01', 14, 14, false)`);
    await runner.query(`CREATE INDEX appraisal_signed ON appraisal (period_id, id) WHERE state = 'SIGNED'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX appraisal_signed`);
    await runner.query(`DROP TABLE objection_term`);
    await runner.query(`ALTER TABLE period DROP closed_at`);
  }
}
