import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * P6 speaks of "clearly above", "most" and "a small part" and gives no numbers. These are the platform's proposal from the
 * year that P6 first applied to; unconfirmed until BKPSDM sets them itself.
 */
export class FirstSuggestionRule1700000000002 implements MigrationInterface {
  readonly name = 'FirstSuggestionRule1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `INSERT INTO suggestion_rule (effective_from, clearly_above_margin, clearly_above_of_headroom, most, small_part,
                                    quarter_of_count, confirmed)
       VALUES ('2022-01-01', 0.05, 0.5, 0.5, 0.25, 0.25, false)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM suggestion_rule`);
  }
}
