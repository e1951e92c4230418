import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A lone attempt is told from a batch of one event, which may have met somebody else's death. */
export class LoneAttempts1700000000010 implements MigrationInterface {
  readonly name = 'LoneAttempts1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE attempt ADD COLUMN alone boolean NOT NULL DEFAULT false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE attempt DROP COLUMN alone`);
  }
}
