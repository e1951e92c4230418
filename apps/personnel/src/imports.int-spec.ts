import { composeNip, jakartaDay } from '#civil-service';
import { EmployeeRecorded, PositionRecorded, UnitRecorded } from '#contracts';
import { AS_ADMINISTRATOR, type TestService, startService } from '#testing';
import { ExampleCity, MAYOR, POSITIONS, UNITS, employee, pns } from './testing/example-city.js';
import { personnel } from './service.js';

describe('the imports of personnel', () => {
  let service: TestService;
  let city: ExampleCity;
  let mayor: string, kadis: string, kabid: string, operator: string;

  beforeAll(async () => {
    service = await startService(personnel);
    city = new ExampleCity(service);
    ({ mayor, kadis, kabid, operator } = await city.found());
  });

  afterAll(() => service.stop());

  describe('the whole city', () => {
    it('is published with units, positions and reporting lines', async () => {
      const units = await service.published(UnitRecorded, undefined, { count: 3 });
      const positions = await service.published(PositionRecorded, undefined, { count: 5 });
      const unitId = units.find(({ data }) => data.code === 'disdukcapil.capil')?.data.unitId;
      const positionId = positions.find(({ data }) => data.code === 'operator')?.data.positionId;

      expect(await city.published(operator, 1)).toEqual({
        employeeId: operator,
        unitId,
        positionId,
        positionKind: 'PELAKSANA',
        status: 'PNS',
        rank: 'III/b',
        serviceSince: '2015-05-01',
        active: true,
        appraiserId: kabid,
        appraiserSuperiorId: kadis,
        finalByKind: false,
      });
      expect(await city.published(kadis, 1)).toMatchObject({
        appraiserId: mayor,
        appraiserSuperiorId: null,
        finalByKind: true,
      });
      expect(await city.published(mayor, 1)).toMatchObject({ appraiserId: null, rank: null, finalByKind: false });
    });

    it('says nothing of names and NIPs to other services', async () => {
      await city.published(operator, 1);
      const heard = service.messages.map(({ value, headers }) => `${value} ${JSON.stringify(headers)}`).join('\n');
      expect(heard).not.toContain(composeNip(pns(3)));
      expect(heard).not.toContain('Pegawai 0003');
    });

    it('is unchanged by a second import, which publishes nothing', async () => {
      expect(await city.load('units', UNITS)).toMatchObject({ recorded: 0, unchanged: 3, rejected: 0 });
      expect(await city.load('positions', POSITIONS)).toMatchObject({ recorded: 0, unchanged: 5, rejected: 0 });
      const again = await city.load('employees', [employee(3, 'operator'), MAYOR]);
      expect(again).toMatchObject({
        recorded: 0,
        rows: [
          { row: 1, outcome: 'unchanged', id: operator },
          { row: 2, outcome: 'unchanged', id: mayor },
        ],
      });
      expect(await city.revisions([operator, kabid, kadis, mayor])).toEqual([1, 1, 1, 1]);
    });
  });

  describe('an import with bad rows', () => {
    const rows = [
      employee(50, 'operator', { nip: '198609262015131050' }),
      employee(51, 'operator'),
      employee(52, 'operator', { name: '  ', status: 'HONORER', nik: '1373010101900001' }),
      employee(53, 'kadis'),
      employee(54, 'operator', { serviceSince: '2015-02-30' }),
    ];

    it('keeps the good ones and says what is wrong with each other one, in Bahasa Indonesia', async () => {
      expect(await city.load('employees', rows)).toMatchObject({
        recorded: 1,
        rejected: 4,
        rows: [
          {
            row: 1,
            outcome: 'rejected',
            errors: [
              {
                field: '/nip',
                code: 'NIP_TMT_MONTH',
                message: 'Angka ke-13 dan ke-14 NIP harus bulan TMT 01 sampai 12; yang tertulis 13.',
              },
            ],
          },
          { row: 2, outcome: 'recorded' },
          {
            row: 3,
            errors: [
              { field: '/nik', code: 'UNKNOWN_FIELD' },
              { field: '/name', code: 'BLANK', message: 'Tidak boleh kosong.' },
              { field: '/status', code: 'NOT_A_CHOICE' },
            ],
          },
          { row: 4, errors: [{ field: '/positionCode', code: 'LEADER_POST_TAKEN' }] },
          { row: 5, errors: [{ field: '/serviceSince', code: 'NOT_A_DAY' }] },
        ],
      });
    });

    it('says by number which row speaks of the same employee', async () => {
      const twice = [rows[1], employee(51, 'operator', { name: 'Lain' })].map((row) => ({ ...row }));
      const [, second] = (await city.load('employees', twice)).rows;
      expect(second?.errors).toEqual([
        {
          field: null,
          code: 'DUPLICATE_ROW',
          message: 'Baris 1 sudah menyangkut hal yang sama; satukan kedua baris itu.',
          firstRow: 1,
        },
      ]);
    });

    it('speaks English to who asks for it', async () => {
      const report = await city.load('employees', rows.slice(3, 4), 'en');
      expect(report.rows[0]?.errors?.[0]?.message).toBe(
        'The position of leadership kadis is already held by another active employee.',
      );
    });

    it.each([
      ['no rows', {}, 'REQUIRED', '/rows'],
      ['an empty list', { rows: [] }, 'TOO_FEW', '/rows'],
      ['more rows than a request may have', { rows: Array.from({ length: 1001 }, () => ({})) }, 'TOO_MANY', '/rows'],
      ['a row that is no object', { rows: [{}, 7] }, 'NOT_AN_OBJECT', '/rows/1'],
      ['a field that nobody knows', { rows: [{}], force: true }, 'UNKNOWN_FIELD', '/force'],
    ])('is refused as a whole with %s', async (_, body, code, field) => {
      const answer = await service.http.post('/employees/import', body, AS_ADMINISTRATOR);
      expect(answer.status).toBe(400);
      expect(answer.headers.get('content-type')).toMatch(/application\/problem\+json/);
      expect(answer.body).toMatchObject({ code: 'INVALID_INPUT', errors: [{ code, field }] });
    });
  });

  it('takes 1000 employees in one request, and publishes each once', async () => {
    const year = Number(jakartaDay(new Date()).slice(0, 4));
    const rows = Array.from({ length: 1000 }, (_, serial) => ({
      ...employee(serial, 'operator'),
      nip: composeNip({ ...pns(serial), appointed: { year, month: 1 } }),
    }));
    expect(await city.load('employees', rows)).toMatchObject({ recorded: 1000, rejected: 0 });
    const events = await service.published(EmployeeRecorded, ({ data }) => data.serviceSince === `${year}-01-01`, {
      count: 1000,
    });
    expect(new Set(events.map(({ subject }) => subject)).size).toBe(1000);
    expect(await city.load('employees', rows)).toMatchObject({ recorded: 0, unchanged: 1000 });
  });
});
