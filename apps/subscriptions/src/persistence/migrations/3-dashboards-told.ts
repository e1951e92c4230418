import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DashboardsTold1700000000003 implements MigrationInterface {
  readonly name = 'DashboardsTold1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    // 0 is a dashboard that the other services have not been told of (features/tell-services).
    await runner.query(`ALTER TABLE dashboard ADD sequence int NOT NULL DEFAULT 0`);
    await runner.query(`CREATE INDEX dashboard_untold ON dashboard (dashboard_id) WHERE sequence = 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE dashboard DROP sequence`);
  }
}
