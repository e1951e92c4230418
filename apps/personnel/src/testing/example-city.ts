import { type PnsNip, composeNip } from '#civil-service';
import { type DataOf, EmployeeRecorded } from '#contracts';
import { AS_ADMINISTRATOR, type TestService } from '#testing';
import type { ImportReport } from '../features/import-rows/import-report.js';

export const UNITS = [
  { code: 'kota', name: 'Kota Contoh', kind: 'KOTA', parentCode: null },
  { code: 'disdukcapil', name: 'Dinas Dukcapil', kind: 'DINAS', parentCode: 'kota' },
  { code: 'disdukcapil.capil', name: 'Bidang Pencatatan Sipil', kind: 'BIDANG', parentCode: 'disdukcapil' },
];

export const POSITIONS = [
  { code: 'operator', title: 'Operator', kind: 'PELAKSANA', unitCode: 'disdukcapil.capil', reportsToCode: 'kabid' },
  { code: 'kabid', title: 'Kabid', kind: 'ADMINISTRATOR', unitCode: 'disdukcapil.capil', reportsToCode: 'kadis' },
  { code: 'kadis', title: 'Kadis', kind: 'JPT_PRATAMA', unitCode: 'disdukcapil', reportsToCode: 'walikota' },
  { code: 'sekda', title: 'Sekda', kind: 'JPT_MADYA', unitCode: 'kota', reportsToCode: 'walikota' },
  { code: 'walikota', title: 'Wali Kota', kind: 'KEPALA_DAERAH', unitCode: 'kota', reportsToCode: null },
];

export const MAYOR = {
  nip: null,
  name: 'Wali Kota Contoh',
  status: 'PEJABAT_NEGARA',
  rank: null,
  positionCode: 'walikota',
  serviceSince: '2025-02-20',
};

export const pns = (serial: number): PnsNip => ({
  scheme: 'PNS',
  birthDate: '1986-09-26',
  sex: 'P',
  serial,
  appointed: { year: 2015, month: 5 },
});

export const employee = (serial: number, positionCode: string, changes: object = {}) => ({
  nip: composeNip(pns(serial)),
  name: `Pegawai ${String(serial).padStart(4, '0')}`,
  status: 'PNS',
  rank: 'III/b',
  positionCode,
  ...changes,
});

/** A small city at a running service, with what specs ask of it again and again. */
export class ExampleCity {
  constructor(private readonly service: TestService) {}

  async load(what: string, rows: readonly object[], language = 'id'): Promise<ImportReport> {
    const { status, body } = await this.service.http.post<ImportReport>(
      `/${what}/import`,
      { rows },
      {
        headers: { ...AS_ADMINISTRATOR.headers, 'accept-language': language },
      },
    );
    expect(status).toBe(200);
    return body;
  }

  /** Brings in all units, positions and one holder for most posts. */
  async found(): Promise<{ mayor: string; kadis: string; kabid: string; operator: string }> {
    await this.load('units', UNITS);
    await this.load('positions', POSITIONS);
    const { rows } = await this.load('employees', [
      employee(3, 'operator'),
      employee(2, 'kabid', { rank: 'IV/a' }),
      employee(1, 'kadis', { rank: 'IV/c' }),
      MAYOR,
    ]);
    const [operator = '', kabid = '', kadis = '', mayor = ''] = rows.map(({ id }) => id ?? '');
    return { mayor, kadis, kabid, operator };
  }

  /** Records one employee and answers his id. */
  async hire(serial: number, positionCode: string, changes: object = {}): Promise<string> {
    const { rows } = await this.load('employees', [employee(serial, positionCode, changes)]);
    return rows[0]?.id ?? '';
  }

  /** What was published of an employee as his nth event. */
  async published(employeeId: string, revision: number): Promise<DataOf<typeof EmployeeRecorded>> {
    const [event] = await this.service.published(
      EmployeeRecorded,
      ({ subject, sequence }) => subject === employeeId && sequence === revision,
    );
    if (event === undefined) throw new Error(`Nothing was published as revision ${revision} of ${employeeId}`);
    return event.data;
  }

  async revisions(ids: readonly string[]): Promise<number[]> {
    const read = (id: string) => this.service.http.get<{ revision: number }>(`/employees/${id}`);
    return (await Promise.all(ids.map(read))).map(({ body }) => body.revision);
  }
}
