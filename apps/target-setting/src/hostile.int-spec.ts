import { randomUUID } from 'node:crypto';
import { startService, type TestService } from '#testing';
import { targetSetting } from './service.js';
import { certificates, indicator, People, type ProblemBody, result } from './testing/people.js';

let service: TestService;
let people: People;

beforeAll(async () => {
  service = await startService(targetSetting);
  people = new People(service);
});
afterAll(() => service.stop());

describe('what is wrong with a proposal is said by field', () => {
  const whole = (of: object) => ({ results: [result({ indicators: [indicator(of)] })] });
  const target = { comparison: 'AT_LEAST', value: 95, unit: '%' };
  const measurement = { serviceCode: 'akta-kelahiran', measure: 'SHARE_WITHIN', withinHours: 24 };
  const first = '/results/0/indicators/0';

  it.each<[string, object, number, string]>([
    ['a year that is no number', { year: '2025' }, 400, '/year'],
    ['a year before the regulation', { year: 2021 }, 422, '/year'],
    ['an employee id that is none', { employeeId: 'x' }, 400, '/employeeId'],
    ['an unknown field', { nik: '1373010101900001' }, 400, '/nik'],
    ['no results', { results: [] }, 400, '/results'],
    [
      'too many results',
      { results: Array.from({ length: 21 }, (_, n) => result({ title: `R${n}` })) },
      400,
      '/results',
    ],
    ['a result that is no object', { results: ['x'] }, 400, '/results/0'],
    ['a blank title', { results: [result({ title: ' ' })] }, 400, '/results/0/title'],
    ['a title with NUL', { results: [result({ title: 'a\u0000b' })] }, 400, '/results/0/title'],
    ['a long title', { results: [result({ title: 'a'.repeat(501) })] }, 400, '/results/0/title'],
    ['an unknown kind', { results: [result({ kind: 'LAIN' })] }, 400, '/results/0/kind'],
    ['a result id that is none', { results: [result({ resultId: 'x' })] }, 400, '/results/0/resultId'],
    ['a foreign result id', { results: [result({ resultId: randomUUID() })] }, 422, '/results/0/resultId'],
    ['a result without indicators', { results: [result({ indicators: [] })] }, 400, '/results/0/indicators'],
    ['no UTAMA', { results: [result({ kind: 'TAMBAHAN' })] }, 422, '/results'],
    ['a title twice', { results: [result(), result()] }, 422, '/results/1/title'],
    ['an unknown aspect', whole({ aspect: 'RASA' }), 400, `${first}/aspect`],
    ['a foreign indicator id', whole({ indicatorId: randomUUID() }), 422, `${first}/indicatorId`],
    ['a measurement that is no object', whole({ measurement: 'x' }), 400, `${first}/measurement`],
    ['a missing description', whole({ description: undefined }), 400, `${first}/description`],
    ['no target', whole({ target: null }), 400, `${first}/target`],
    ['a target without number', whole({ target: { ...target, value: '95' } }), 400, `${first}/target/value`],
    ['an unknown comparison', whole({ target: { ...target, comparison: '>' } }), 400, `${first}/target/comparison`],
    ['a share above 100', whole({ target: { ...target, value: 101 } }), 422, `${first}/target/value`],
    ['a share in another unit', whole({ target: { ...target, unit: 'x' } }), 422, `${first}/target/unit`],
    [
      'a code that is none',
      whole({ measurement: { ...measurement, serviceCode: 'a b' } }),
      400,
      `${first}/measurement/serviceCode`,
    ],
    [
      'an unknown measure',
      whole({ measurement: { ...measurement, measure: 'P90' } }),
      400,
      `${first}/measurement/measure`,
    ],
    [
      'a share without limit',
      whole({ measurement: { ...measurement, withinHours: null } }),
      422,
      `${first}/measurement/withinHours`,
    ],
    [
      'a limit of 0',
      whole({ measurement: { ...measurement, withinHours: 0 } }),
      400,
      `${first}/measurement/withinHours`,
    ],
    [
      'a count with a limit',
      whole({ measurement: { ...measurement, measure: 'COUNT' } }),
      422,
      `${first}/measurement/withinHours`,
    ],
  ])('%s', async (_, wrong, status, field) => {
    const siti = await people.employee();
    const answer = await people.propose<ProblemBody>(siti, { ...certificates(), ...wrong });
    expect([answer.status, answer.body.errors.map((each) => each.field)]).toEqual([status, [field]]);
    expect(answer.headers.get('content-type')).toMatch('application/problem+json');
    const left = await service.db.query<unknown[]>('SELECT 1 FROM plan WHERE employee_id = $1', [siti.employeeId]);
    expect(left).toEqual([]);
  });

  it.each<[object, string]>([
    [{}, '/version'],
    [{ version: 0 }, '/version'],
    [{ version: 1.5 }, '/version'],
    [{ version: '1' }, '/version'],
  ])('an agreement with %j', async (body, field) => {
    const { status, body: problem } = await service.http.post<ProblemBody>(`/plans/${randomUUID()}/agree`, body, {
      actor: randomUUID(),
    });
    expect([status, problem.errors.map((each) => each.field)]).toEqual([400, [field]]);
  });

  it.each<[object, string]>([
    [{ version: 1 }, '/reason'],
    [{ version: 1, reason: ' ' }, '/reason'],
    [{ version: 1, reason: 'a'.repeat(2001) }, '/reason'],
    [{ reason: 'Perjelas' }, '/version'],
  ])('a return with %#', async (body, field) => {
    const { status, body: problem } = await service.http.post<ProblemBody>(`/plans/${randomUUID()}/return`, body, {
      actor: randomUUID(),
    });
    expect([status, problem.errors.map((each) => each.field)]).toEqual([400, [field]]);
  });

  it('answers in Bahasa Indonesia, and in English when that is asked for', async () => {
    const siti = await people.employee();
    const wrong = { year: 2025, results: [result({ kind: 'TAMBAHAN' })] };
    const { body } = await people.propose<ProblemBody>(siti, wrong);
    expect(body.detail).toBe('Rencana kinerja memuat paling sedikit satu hasil kerja utama.');
    const { body: english } = await service.http.post<ProblemBody>('/plans', wrong, {
      actor: siti.employeeId,
      headers: { 'accept-language': 'en' },
    });
    expect(english.detail).toBe('A performance plan has at least one result of high priority (UTAMA).');
  });
});

describe('the doors for reading', () => {
  it.each([
    ['employeeId=1', '/employeeId'],
    ['year=1999', '/year'],
    ['unitId=x', '/unitId'],
    ['appraiserId=x', '/appraiserId'],
    ['status=REPLACED', '/status'],
    ['limit=0', '/limit'],
    ['cursor=x', '/cursor'],
    ['nik=1', '/nik'],
  ])('refuse ?%s', async (query, field) => {
    const { status, body } = await service.http.get<ProblemBody>(`/plans?${query}`);
    expect([status, body.errors[0]?.field]).toEqual([400, field]);
  });

  it('refuse an id or a version that is none', async () => {
    for (const path of ['/plans/1', `/plans/${randomUUID()}/versions/x`, `/plans/${randomUUID()}/versions/0`]) {
      expect((await service.http.get(path)).status).toBe(400);
    }
  });
});
