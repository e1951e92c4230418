import { composeNip } from '#civil-service';
import { type TestService, startService } from '#testing';
import { ExampleCity, pns } from './testing/example-city.js';
import { personnel } from './service.js';

describe('the read doors of personnel', () => {
  let service: TestService;
  let city: ExampleCity;
  let mayor: string, kadis: string, kabid: string, operator: string, left: string;

  beforeAll(async () => {
    service = await startService(personnel);
    city = new ExampleCity(service);
    ({ mayor, kadis, kabid, operator } = await city.found());
    left = await city.hire(4, 'operator', { active: false });
    for (const serial of [5, 6, 7]) await city.hire(serial, 'operator', { name: 'Nama Sama' });
  });

  afterAll(() => service.stop());

  describe('reading', () => {
    it('gives units as a list and one by one', async () => {
      const { body } = await service.http.get<{ items: { unitId: string; code: string }[] }>('/units');
      expect(body.items.map(({ code }) => code)).toEqual(['disdukcapil', 'disdukcapil.capil', 'kota']);
      expect((await service.http.get(`/units/${body.items[2]?.unitId}`)).body).toMatchObject({ code: 'kota' });
      expect((await service.http.get(`/units/${operator}`)).body).toMatchObject({ code: 'NO_SUCH_UNIT', status: 404 });
    });

    it('gives positions page by page', async () => {
      const first = await service.http.get<{ items: { code: string }[]; next: string }>('/positions?limit=4');
      const second = await service.http.get<{ items: { code: string }[] }>(
        `/positions?limit=4&cursor=${first.body.next}`,
      );
      expect([...first.body.items, ...second.body.items].map(({ code }) => code)).toEqual([
        'kabid',
        'kadis',
        'operator',
        'sekda',
        'walikota',
      ]);
      expect(second.body).toMatchObject({ next: null });
    });

    it('finds employees of a unit and all under it, by kind of position, by name and by whole NIP', async () => {
      const { body: units } = await service.http.get<{ items: { unitId: string; code: string }[] }>('/units');
      const dinas = units.items.find(({ code }) => code === 'disdukcapil')?.unitId;
      const find = async (query: string): Promise<string[]> => {
        const { body } = await service.http.get<{ items: { employeeId: string }[] }>(`/employees?${query}`);
        return body.items.map(({ employeeId }) => employeeId);
      };
      const all = await find(`unitId=${dinas}&limit=500`);
      expect(all).toEqual(expect.arrayContaining([operator, kabid, kadis]));
      expect(all).not.toContain(mayor);
      expect(await find(`unitId=${dinas}&positionKind=JPT_PRATAMA`)).toEqual([kadis]);
      expect(await find('q=egawai%200003')).toEqual([operator]);
      expect(await find(`q=${composeNip(pns(3))}`)).toEqual([operator]);
      expect(await find('q=%25')).toEqual([]);
      expect(await find('active=false')).toEqual([left]);
    });

    it('gives every employee once over all pages, with the NIP masked', async () => {
      const seen: { employeeId: string; nip: string | null }[] = [];
      for (let cursor = ''; ;) {
        const { body } = await service.http.get<{ items: typeof seen; next: string | null }>(
          `/employees?limit=3${cursor}`,
        );
        seen.push(...body.items);
        if (body.next === null) break;
        cursor = `&cursor=${body.next}`;
      }
      const [{ count }] = await service.db.query<[{ count: number }]>('SELECT count(*)::int AS count FROM employee');
      expect(new Set(seen.map(({ employeeId }) => employeeId)).size).toBe(count);
      expect(seen).toHaveLength(count);
      expect(seen.find(({ employeeId }) => employeeId === operator)?.nip).toBe('**************2003');
      expect((await service.http.get(`/employees/${operator}`)).body).toMatchObject({ nip: composeNip(pns(3)) });
    });

    it('refuses ids and filters that are none', async () => {
      expect(await service.http.get('/employees/7')).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } });
      expect(await service.http.get('/employees?positionKind=BOS')).toMatchObject({ status: 400 });
    });
  });

  it('documents its doors, with a summary for each and the fields of a row', async () => {
    const { body } = await service.http.get<{
      paths: Record<string, Record<string, { summary?: string }>>;
      components: { schemas: Record<string, { properties?: Record<string, { items?: { $ref: string } }> }> };
    }>('/openapi.json');
    const doors = Object.entries(body.paths)
      .filter(([path]) => /^.(units|positions|employees)/.test(path))
      .flatMap(([, methods]) => Object.values(methods));
    expect(doors.filter(({ summary }) => !summary)).toEqual([]);
    const { schemas } = body.components;
    expect(schemas.EmployeesBody?.properties?.rows?.items).toEqual({ $ref: '#/components/schemas/EmployeeImportRow' });
    expect(Object.keys(schemas.EmployeeImportRow?.properties ?? {})).toContain('positionCode');
  });
});
