import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Secrets of webhooks that were replaced, with which deliveries are signed for a while yet. */
export class FormerSecrets1700000000006 implements MigrationInterface {
  readonly name = 'FormerSecrets1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE former_secret (
        webhook_id  uuid NOT NULL REFERENCES webhook ON DELETE CASCADE,
        secret      bytea NOT NULL,
        valid_until timestamptz NOT NULL
      );
      CREATE INDEX former_secret_webhook ON former_secret (webhook_id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE former_secret`);
  }
}
