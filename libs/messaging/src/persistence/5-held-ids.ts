import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A held event is found by its id, so that another one with this id is not taken for a duplicate of it. */
export class HeldIds1700000000013 implements MigrationInterface {
  readonly name = 'HeldIds1700000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE parked_event ADD COLUMN inbox_id uuid, ADD COLUMN content bytea, ADD COLUMN again boolean NOT NULL DEFAULT false;
       CREATE INDEX parked_event_inbox_id ON parked_event (inbox_id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE parked_event DROP COLUMN inbox_id, DROP COLUMN content, DROP COLUMN again`);
  }
}
