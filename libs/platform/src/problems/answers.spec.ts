import { ENGLISH, EXAMPLE_ID, exampleService, inProcess, type InProcess } from '../example-service.js';

describe('A door’s answers', () => {
  let service: InProcess;

  beforeAll(async () => {
    service = await inProcess(exampleService);
  });

  afterAll(() => service.stop());

  it('answer with the texts of the service', async () => {
    expect(await service.call('GET', `/plans/${EXAMPLE_ID}`, { headers: ENGLISH })).toMatchObject({
      status: 404,
      body: { code: 'PLAN_NOT_FOUND', detail: `There is no plan ${EXAMPLE_ID}.` },
    });
  });

  it('answer a refused rule with the status of the decisive one and the text of each', async () => {
    expect(await service.call('GET', '/plans/refused')).toMatchObject({
      status: 403,
      body: {
        code: 'NOT_THE_APPRAISER',
        detail: 'Hanya penilai (x).',
        errors: [
          { field: null, code: 'NOT_THE_APPRAISER', message: 'Hanya penilai (x).' },
          { field: '/rows', code: 'EMPTY', message: 'Belum ada isi.' },
        ],
      },
    });
    expect(await service.call('GET', '/plans/accepted')).toMatchObject({ status: 200, body: { fine: true } });
  });

  it('tell no more than a correlation id of what nobody expected', async () => {
    const { status, body } = await service.call('GET', '/plans/unexpected', {
      headers: { 'x-correlation-id': 'call-12345' },
    });
    expect([status, body['code'], body['correlationId']]).toEqual([500, 'UNEXPECTED', 'call-12345']);
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(body['detail']).toContain('call-12345');
  });

  it('ask to try again when the database is away or busy', async () => {
    expect(await service.call('GET', '/plans/no-database')).toMatchObject({
      status: 503,
      headers: { 'retry-after': '5' },
      body: { code: 'DATABASE_UNAVAILABLE' },
    });
    expect(await service.call('GET', '/plans/deadlock')).toMatchObject({
      status: 503,
      headers: { 'retry-after': '1' },
      body: { code: 'BUSY' },
    });
  });

  it('ask who acts, where a rule depends on it', async () => {
    const acting = (id: string) => ({ headers: { 'x-acting-employee': id } });
    expect(await service.call('GET', '/plans/mine')).toMatchObject({
      status: 401,
      body: { code: 'ACTING_EMPLOYEE_REQUIRED' },
    });
    expect(await service.call('GET', '/plans/mine', acting('me'))).toMatchObject({ status: 401 });
    expect(await service.call('GET', '/plans/mine', acting(EXAMPLE_ID.toUpperCase()))).toMatchObject({
      body: { actor: EXAMPLE_ID },
    });
    expect(await service.call('GET', '/plans/anyone')).toMatchObject({ status: 200, body: { actor: null } });
  });
});
