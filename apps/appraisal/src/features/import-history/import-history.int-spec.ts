import { HistoryImported } from '#contracts';
import { AS_ADMINISTRATOR, startService, type TestService } from '#testing';
import { appraisal } from '../../service.js';
import { City } from '../../testing/city.js';
import type { HistoryReport } from './history-report.js';

let service: TestService;
let city: City;

beforeAll(async () => {
  service = await startService(appraisal);
  city = new City(service);
});

afterAll(() => service.stop());

const send = (rows: unknown, language = 'id') =>
  service.http.post<HistoryReport>(
    '/history',
    { rows },
    { headers: { ...AS_ADMINISTRATOR.headers, 'accept-language': language } },
  );

describe('the import of predicates of years before the platform', () => {
  it('records a year and publishes it, once; another predicate is its next revision', async () => {
    const { employeeId } = await city.employee();
    const row = { employeeId, year: 2024, predicate: 'BAIK' };
    expect((await send([row])).body).toMatchObject({ recorded: 1, rows: [{ outcome: 'recorded' }] });
    expect((await send([row])).body).toMatchObject({ recorded: 0, unchanged: 1, rows: [{ outcome: 'unchanged' }] });
    expect((await send([{ ...row, predicate: 'KURANG' }])).body).toMatchObject({ recorded: 1 });
    const events = await service.published(HistoryImported, ({ data }) => data.employeeId === employeeId, { count: 2 });
    expect(events.map(({ sequence, data: { predicate } }) => [sequence, predicate])).toEqual([
      [1, 'BAIK'],
      [2, 'KURANG'],
    ]);
  });

  it('answers row by row, and takes the good ones', async () => {
    const { employee } = await city.finalAppraisal();
    const { employeeId } = await city.employee();
    const unknown = '00000000-0000-4000-8000-00000000dead';
    const { status, body } = await send(
      [
        { employeeId: employeeId.toUpperCase(), year: 2023, predicate: 'SANGAT_BAIK' },
        { employeeId: unknown, year: 2024, predicate: 'BAIK' },
        { employeeId: "'; DROP TABLE history", year: 2024, predicate: 'BAIK' },
        { employeeId, year: 2024, predicate: 'CUKUP' },
        { employeeId, year: 1998, predicate: 'BAIK' },
        { employeeId, year: 2023, predicate: 'BAIK' },
        { employeeId: employee.employeeId, year: 2025, predicate: 'BAIK' },
      ],
      'en',
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ recorded: 1, unchanged: 0, rejected: 6 });
    expect(body.rows.map(({ row, outcome, errors }) => [row, outcome, errors?.[0]?.code, errors?.[0]?.field])).toEqual([
      [1, 'recorded', undefined, undefined],
      [2, 'rejected', 'UNKNOWN_EMPLOYEE', '/employeeId'],
      [3, 'rejected', 'UNKNOWN_EMPLOYEE', '/employeeId'],
      [4, 'rejected', 'UNKNOWN_PREDICATE', '/predicate'],
      [5, 'rejected', 'NOT_A_YEAR', '/year'],
      [6, 'rejected', 'ROW_REPEATED', '/employeeId'],
      [7, 'rejected', 'YEAR_APPRAISED_HERE', '/year'],
    ]);
    expect(body.rows[1]?.errors?.[0]?.message).toBe('This employee is not known.');
  });

  it('two imports of the same rows at once record them once', async () => {
    const employees = await Promise.all([1, 2, 3].map(() => city.employee()));
    const rows = employees.map(({ employeeId }) => ({ employeeId, year: 2024, predicate: 'BAIK' }));
    const [one, other] = await Promise.all([send(rows), send([...rows].reverse())]);
    expect(one.body.recorded + other.body.recorded).toBe(3);
  });

  it.each<[string, unknown]>([
    ['/rows', []],
    ['/rows', Array.from({ length: 1001 }, () => ({ employeeId: 'x', year: 2024, predicate: 'BAIK' }))],
    ['/rows/0/year', [{ employeeId: 'x', year: '2024', predicate: 'BAIK' }]],
    ['/rows/0/nip', [{ employeeId: 'x', year: 2024, predicate: 'BAIK', nip: '1' }]],
  ])('refuses a request that cannot be read at %s', async (field, rows) => {
    expect(await send(rows)).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });
});
