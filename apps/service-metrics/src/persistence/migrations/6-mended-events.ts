import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A rejected event is found by what an accepted one with its source and id is remembered by. */
export class MendedEvents1700000000006 implements MigrationInterface {
  readonly name = 'MendedEvents1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE rejected_event ADD COLUMN ingested_id uuid;
       CREATE INDEX rejected_event_ingested_id ON rejected_event (ingested_id) WHERE replayed_at IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE rejected_event DROP COLUMN ingested_id`);
  }
}
