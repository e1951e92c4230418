import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the text of a parked event's code is filled with, so that its reason can be told in each reader's language. */
export class ParkedParams1700000000011 implements MigrationInterface {
  readonly name = 'ParkedParams1700000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE parked_event ADD COLUMN params jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE parked_event DROP COLUMN params`);
  }
}
