import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BEHAVIOUR_NAMES, BEHAVIOUR_VALUES } from '#civil-service';

const EFFECTIVE_FROM = '2022-01-01';

/** The platform's proposal: training for a value, coaching for performance; unconfirmed until BKPSDM sets them itself. */
export class FirstRules1700000000002 implements MigrationInterface {
  readonly name = 'FirstRules1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    const trainings = BEHAVIOUR_VALUES.map((value) => [
      value,
      'TRAINING',
      `Pelatihan BerAKHLAK: ${BEHAVIOUR_NAMES[value]}`,
      `BerAKHLAK training: ${BEHAVIOUR_NAMES[value]}`,
    ]);
    const coaching = ['KINERJA', 'COACHING', 'Bimbingan kinerja', 'Performance coaching'];
    for (const rule of [...trainings, coaching]) {
      await runner.query(
        `INSERT INTO rule (need, kind, title_id, title_en, effective_from, confirmed) VALUES ($1, $2, $3, $4, $5, false)`,
        [...rule, EFFECTIVE_FROM],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM rule`);
  }
}
