import { Controller, Get, Module } from '@nestjs/common';
import { EXAMPLE_ID, exampleService, goodProposal, inProcess, type InProcess } from '../example-service.js';

describe('In production, while nobody can sign in, a service', () => {
  let service: InProcess;

  beforeAll(async () => {
    service = await inProcess(exampleService, { production: true });
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

@Controller()
class LooksController {
  @Get('programmes')
  programmes(): unknown {
    return { seen: true };
  }

  @Get('messaging/parked')
  parked(): unknown {
    return { seen: true };
  }
}

@Module({ controllers: [LooksController] })
class LooksModule {}

describe('What city IT looks at', () => {
  const TOKEN = 'city-it';
  const DOORS = ['/programmes', '/messaging/parked'];
  const rewards = { ...exampleService, name: 'rewards', module: LooksModule } as const;
  const services: InProcess[] = [];

  const started = async (...config: Parameters<typeof inProcess>): Promise<InProcess> => {
    const service = await inProcess(...config);
    services.push(service);
    return service;
  };

  const seen = async (service: InProcess, door: string, token?: string): Promise<unknown> => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const { status, body } = await service.call('GET', door, { headers });
    return status === 200 ? body : [status, body['code']];
  };

  afterEach(async () => {
    for (const service of services.splice(0)) await service.stop();
  });

  it.each(DOORS)('is shown at %s in production to its token alone', async (door) => {
    const service = await started(rewards, { production: true, administratorToken: TOKEN });
    expect(await seen(service, door, TOKEN)).toEqual({ seen: true });
    expect(await seen(service, door)).toEqual([401, 'CREDENTIAL_REQUIRED']);
    expect(await seen(service, door, 'another')).toEqual([401, 'CREDENTIAL_REFUSED']);
  });

  it.each(['//programmes', '/programmes/', '/%70rogrammes', '/messaging%2fparked', '/messaging/parked/x'])(
    'is not shown to it at another address, %s',
    async (door) => {
      const service = await started(rewards, { production: true, administratorToken: TOKEN });
      expect(await seen(service, door, TOKEN)).toEqual([401, 'SIGN_IN_UNAVAILABLE']);
    },
  );

  it.each(DOORS)('is shown to nobody at %s in production where the service was given no token', async (door) => {
    const service = await started(rewards, { production: true });
    expect(await seen(service, door, TOKEN)).toEqual([503, 'ADMINISTRATOR_TOKEN_UNSET']);
  });

  it.each(DOORS)('is shown at %s to all outside production', async (door) => {
    expect(await seen(await started(rewards), door)).toEqual({ seen: true });
  });
});
