import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is counted. An effect is a plain row without a unique key and a counter that is raised: only the library can keep
 * either from being there twice. `log` is only ever appended to; `previous` is what the counter said last before.
 */
export class FaultTables1700000000001 implements MigrationInterface {
  readonly name = 'FaultTables1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE effect (n bigint GENERATED ALWAYS AS IDENTITY, key uuid NOT NULL, version int NOT NULL,
                           at timestamptz NOT NULL DEFAULT clock_timestamp());
      CREATE TABLE counter (key uuid PRIMARY KEY, n int NOT NULL, last int NOT NULL);
      CREATE TABLE log (n bigint GENERATED ALWAYS AS IDENTITY, key uuid NOT NULL, version int NOT NULL, previous int);
      CREATE TABLE known (key uuid PRIMARY KEY);
      CREATE TABLE mended (key uuid PRIMARY KEY);
      CREATE TABLE made (key uuid PRIMARY KEY, n int NOT NULL);
      CREATE TABLE traffic (running boolean NOT NULL);
      INSERT INTO traffic VALUES (false)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE effect, counter, log, known, mended, made, traffic`);
  }
}
