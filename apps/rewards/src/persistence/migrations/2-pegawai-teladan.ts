import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Usual criteria of comparable cities; unconfirmed until BKPSDM sets them itself. */
const CRITERIA = [
  { kind: 'PREDICATE', minimum: 'BAIK', years: 2 },
  { kind: 'DISCIPLINE', years: null },
  { kind: 'TENURE', years: 2, excluded: ['CPNS'] },
  { kind: 'PAST_WINNER', years: null },
];

const EFFECTIVE_FROM = '2022-01-01';

export class PegawaiTeladan1700000000002 implements MigrationInterface {
  readonly name = 'PegawaiTeladan1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `INSERT INTO programme (code, name_id, name_en, effective_from)
       VALUES ('pegawai-teladan', 'Pegawai Teladan', 'Exemplary employee', $1)`,
      [EFFECTIVE_FROM],
    );
    for (const criterion of CRITERIA) {
      await runner.query(
        `INSERT INTO criterion (programme, kind, effective_from, criterion, confirmed)
         VALUES ('pegawai-teladan', $1, $2, $3, false)`,
        [criterion.kind, EFFECTIVE_FROM, JSON.stringify(criterion)],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM criterion WHERE programme = 'pegawai-teladan'`);
    await runner.query(`DELETE FROM programme WHERE code = 'pegawai-teladan'`);
  }
}
