import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody discarded stays whole, with who did it and when. Its position is that of the event while it was held. */
export class DiscardedEvents1700000000012 implements MigrationInterface {
  readonly name = 'DiscardedEvents1700000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE discarded_event (
         LIKE parked_event,
         discarded_by text NOT NULL,
         discarded_at timestamptz NOT NULL DEFAULT now(),
         PRIMARY KEY (position)
       );
       CREATE INDEX discarded_event_topic ON discarded_event (consumer, topic, position)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE discarded_event`);
  }
}
