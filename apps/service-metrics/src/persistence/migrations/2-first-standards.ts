import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Permendagri 19/2018: within 24 hours once the requirements are complete. Unconfirmed until BKPSDM sets them itself. */
export class FirstStandards1700000000002 implements MigrationInterface {
  readonly name = 'FirstStandards1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `INSERT INTO service (code, name_id, name_en) VALUES
         ('akta-kelahiran', 'Akta kelahiran', 'Birth certificate'),
         ('akta-kematian', 'Akta kematian', 'Death certificate'),
         ('kk', 'Kartu keluarga', 'Family card'),
         ('ktp-el', 'KTP elektronik', 'Electronic identity card'),
         ('kia', 'Kartu identitas anak', 'Child identity card'),
         ('skpwni', 'Surat keterangan pindah WNI', 'Moving letter')`,
    );
    await runner.query(
      `INSERT INTO service_standard (service_code, effective_from, hours, confirmed)
       SELECT code, '2018-01-01', 24, false FROM service`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM service_standard`);
    await runner.query(`DELETE FROM service`);
  }
}
