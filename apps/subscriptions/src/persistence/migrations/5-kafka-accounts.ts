import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a credential was given an account in Kafka, which then must be taken away with it. */
export class KafkaAccounts1700000000005 implements MigrationInterface {
  readonly name = 'KafkaAccounts1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    // Of those that were issued before, or are by an instance that has not been updated, nobody knows.
    await runner.query(`ALTER TABLE credential ADD has_account boolean NOT NULL DEFAULT true`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE credential DROP has_account`);
  }
}
