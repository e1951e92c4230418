import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which dashboards may read reports, as the registry of dashboards tells, and what reports are read by. */
export class Reports1700000000004 implements MigrationInterface {
  readonly name = 'Reports1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE dashboard (
         dashboard_id uuid PRIMARY KEY, active boolean NOT NULL, event_types text[] NOT NULL, unit_ids uuid[],
         personal_data boolean NOT NULL, sequence bigint NOT NULL)`,
    );
    await runner.query(
      `CREATE TABLE dashboard_credential (
         credential_id text PRIMARY KEY, dashboard_id uuid NOT NULL REFERENCES dashboard, hash bytea NOT NULL)`,
    );
    await runner.query(`CREATE INDEX dashboard_credential_dashboard ON dashboard_credential (dashboard_id)`);
    // Its columns change when a request is finished and hardly before, so that updates until then stay out of indexes.
    await runner.query(`CREATE INDEX request_unfinished ON request (service_code, unit_id) WHERE finished_on IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX request_unfinished`);
    await runner.query(`DROP TABLE dashboard_credential, dashboard`);
  }
}
