import { EXAMPLE_ID, exampleService, goodProposal, inProcess, type InProcess } from '../example-service.js';

describe('In production, while nobody can sign in, a service', () => {
  let service: InProcess;

  beforeAll(async () => {
    service = await inProcess(exampleService, true);
  });

  afterAll(() => service.stop());

  it.each(['/plans', '/plans/mine', `/plans/${EXAMPLE_ID}`, '/messaging/parked', '/nowhere', '/docs/../plans'])(
    'keeps %s shut, whoever says that he acts',
    async (path) => {
      for (const headers of [{}, { 'x-acting-employee': EXAMPLE_ID }]) {
        expect(await service.call('GET', path, { headers })).toMatchObject({
          status: 401,
          type: 'application/problem+json; charset=utf-8',
          body: { code: 'SIGN_IN_UNAVAILABLE', status: 401 },
        });
      }
    },
  );

  it('takes no body either', async () => {
    expect(await service.call('POST', '/plans', { body: goodProposal })).toMatchObject({ status: 401 });
  });

  it.each(['/health/live', '/metrics', '/openapi.json', '/docs', '/docs/swagger-ui.css'])(
    'still answers at %s',
    async (path) => {
      expect((await service.call('GET', path)).status).toBe(200);
    },
  );

  it('tells Prometheus of its process and its doors', async () => {
    const { body } = await service.call('GET', '/metrics');
    expect(body['text']).toContain('process_cpu_user_seconds_total{service="gateway"}');
    expect(body['text']).toMatch(
      /teladan_http_request_seconds_count\{[^}]*method="GET",route="\/health\/live",status="200"/,
    );
  });
});
