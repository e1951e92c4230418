import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Webhooks1700000000002 implements MigrationInterface {
  readonly name = 'Webhooks1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE webhook (
        webhook_id      uuid PRIMARY KEY,
        dashboard_id    uuid NOT NULL REFERENCES dashboard ON DELETE CASCADE,
        url             text NOT NULL,
        event_types     text[] NOT NULL,
        -- As it is and not as a hash: each delivery is signed with it.
        secret          bytea NOT NULL,
        position        bigint NOT NULL,
        state           text NOT NULL,
        attempts        int NOT NULL,
        failing_since   timestamptz,
        next_attempt_at timestamptz NOT NULL,
        last_failure    text,
        -- Who works on it, and until when it is his: a process that dies in a round leaves it to the others after that.
        lease           uuid,
        leased_until    timestamptz,
        UNIQUE (dashboard_id, url)
      );
      CREATE INDEX webhook_due ON webhook (next_attempt_at) WHERE state = 'ACTIVE';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE webhook`);
  }
}
