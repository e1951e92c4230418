import { composeNip } from '#civil-service';
import { AS_ADMINISTRATOR, type TestService, startService } from '#testing';
import { ExampleCity, POSITIONS, employee, pns } from './testing/example-city.js';
import { personnel } from './service.js';

const ENGLISH = { headers: { 'accept-language': 'en' } };

describe('changes in personnel', () => {
  let service: TestService;
  let city: ExampleCity;
  let mayor: string, kadis: string, kabid: string, operator: string;

  beforeAll(async () => {
    service = await startService(personnel);
    city = new ExampleCity(service);
    ({ mayor, kadis, kabid, operator } = await city.found());
  });

  afterAll(() => service.stop());

  describe('a change of leaders', () => {
    it('moves the lines of those below, with one event each, and of nobody else', async () => {
      const colleague = await city.hire(60, 'operator');
      const before = await city.revisions([operator, colleague, kabid, kadis, mayor]);

      const left = await service.http.post(`/employees/${kabid}/deactivate`, {}, AS_ADMINISTRATOR);
      expect(left).toMatchObject({ status: 200, body: { active: false, name: 'Pegawai 0002' } });

      const revision = (before[0] ?? 0) + 1;
      expect(await city.published(operator, revision)).toMatchObject({
        appraiserId: kadis,
        appraiserSuperiorId: mayor,
      });
      expect(await city.published(colleague, (before[1] ?? 0) + 1)).toMatchObject({
        appraiserId: kadis,
        finalByKind: false,
      });
      expect(await city.published(kabid, (before[2] ?? 0) + 1)).toMatchObject({ active: false, appraiserId: kadis });
      expect(await city.revisions([kadis, mayor])).toEqual(before.slice(3));
    });

    it('is explained while the post is vacant', async () => {
      const { body } = await service.http.get(`/employees/${operator}/line`, ENGLISH);
      expect(body).toEqual({
        employeeId: operator,
        appraiser: { employeeId: kadis, name: 'Pegawai 0001' },
        superior: { employeeId: mayor, name: 'Wali Kota Contoh' },
        finalByKind: false,
        reason: {
          code: 'LINE_UP',
          message: 'The position directly above is vacant, so the appraiser is the next holder up the line.',
        },
        steps: [
          { positionCode: 'kabid', positionTitle: 'Kabid', role: 'VACANT', holder: null },
          {
            positionCode: 'kadis',
            positionTitle: 'Kadis',
            role: 'APPRAISER',
            holder: { employeeId: kadis, name: 'Pegawai 0001' },
          },
          {
            positionCode: 'walikota',
            positionTitle: 'Wali Kota',
            role: 'SUPERIOR',
            holder: { employeeId: mayor, name: 'Wali Kota Contoh' },
          },
        ],
      });
    });

    it('ends with the successor as everybody’s appraiser', async () => {
      const [before = 0] = await city.revisions([operator]);
      const successor = await city.hire(61, 'kabid', { rank: 'IV/a' });
      expect(await city.published(operator, before + 1)).toMatchObject({
        appraiserId: successor,
        appraiserSuperiorId: kadis,
      });
    });

    it('comes from a position that reports elsewhere, too', async () => {
      const sekda = await city.hire(62, 'sekda', { rank: 'IV/d' });
      const [before = 0, ofMayor] = await city.revisions([kadis, mayor]);
      const moved = POSITIONS.map((row) => (row.code === 'kadis' ? { ...row, reportsToCode: 'sekda' } : row));
      expect(await city.load('positions', moved)).toMatchObject({ recorded: 1, unchanged: 4 });
      expect(await city.published(kadis, before + 1)).toMatchObject({ appraiserId: sekda, appraiserSuperiorId: mayor });
      expect(await city.revisions([mayor])).toEqual([ofMayor]);
      await city.load('positions', POSITIONS);
    });

    it('leaves one leader when two are appointed at the same time', async () => {
      await city.load('positions', [{ ...POSITIONS[1], code: 'kabid-2' }]);
      const reports = await Promise.all(
        [70, 71, 72, 73].map((serial) => city.load('employees', [employee(serial, 'kabid-2')])),
      );
      expect(reports.map(({ recorded }) => recorded).sort()).toEqual([0, 0, 0, 1]);
    });
  });

  describe('an employee', () => {
    it('gets another NIP without becoming somebody else, and without a word to other services', async () => {
      const id = await city.hire(80, 'operator');
      const nip = composeNip(pns(81));
      const changed = await service.http.put(
        `/employees/${id}/nip`,
        { nip: `${nip.slice(0, 8)} ${nip.slice(8)}` },
        AS_ADMINISTRATOR,
      );
      expect(changed).toMatchObject({ status: 200, body: { employeeId: id, nip, revision: 1 } });
      expect(await city.load('employees', [employee(81, 'operator', { name: 'Pegawai 0080' })])).toMatchObject({
        rows: [{ outcome: 'unchanged', id }],
      });
    });

    it('changes status and NIP at once by the import, named by his id', async () => {
      const pppk = { nip: '199608182022211001', status: 'PPPK', rank: 'IX', serviceSince: '2022-03-01' };
      const id = await city.hire(82, 'operator', pppk);
      expect(
        await city.load('employees', [employee(82, 'operator', { employeeId: id, status: 'CPNS' })]),
      ).toMatchObject({
        rows: [{ outcome: 'recorded', id }],
      });
      expect(await city.published(id, 2)).toMatchObject({ status: 'CPNS', rank: 'III/b', serviceSince: '2015-05-01' });
    });

    it('cannot get a wrong NIP or that of somebody else', async () => {
      const id = await city.hire(83, 'operator');
      const wrong = await service.http.put(`/employees/${id}/nip`, { nip: '19' }, AS_ADMINISTRATOR);
      expect(wrong).toMatchObject({ status: 422, body: { code: 'NIP_LENGTH', errors: [{ field: '/nip' }] } });
      const taken = await service.http.put(`/employees/${id}/nip`, { nip: composeNip(pns(1)) }, AS_ADMINISTRATOR);
      expect(taken).toMatchObject({ status: 409, body: { code: 'NIP_TAKEN' } });
    });

    it('leaves once: the second time changes nothing', async () => {
      const id = await city.hire(84, 'operator');
      await service.http.post(`/employees/${id}/deactivate`, {}, AS_ADMINISTRATOR);
      await service.http.post(`/employees/${id}/deactivate`, {}, AS_ADMINISTRATOR);
      expect(await city.revisions([id])).toEqual([2]);
      expect(await service.http.get(`/employees/${id}/line`)).toMatchObject({
        body: { reason: { code: 'LINE_LEFT' }, steps: [] },
      });
    });

    it('who does not exist is a 404 problem everywhere', async () => {
      const nobody = '/employees/00000000-0000-4000-8000-000000000000';
      for (const answer of [
        await service.http.get(nobody),
        await service.http.get(`${nobody}/line`),
        await service.http.put(`${nobody}/nip`, { nip: composeNip(pns(90)) }, AS_ADMINISTRATOR),
        await service.http.post(`${nobody}/deactivate`, {}, AS_ADMINISTRATOR),
      ])
        expect(answer).toMatchObject({ status: 404, body: { code: 'UNKNOWN_EMPLOYEE' } });
    });
  });
});
