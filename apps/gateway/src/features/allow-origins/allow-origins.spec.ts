import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp, type ServiceApp } from '#platform';
import { gateway } from '../../service.js';

const PAGE = 'https://dasbor.example.go.id';
const ASKS = {
  'access-control-request-method': 'GET',
  'access-control-request-headers': 'authorization,last-event-id',
};

describe('Pages of other origins', () => {
  let service: Server;
  let running: ServiceApp[] = [];

  beforeAll(async () => {
    service = createServer((_, response) => {
      response.writeHead(401, { 'content-type': 'application/problem+json', vary: 'Accept-Language' }).end('{}');
    });
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  });

  afterEach(async () => {
    await Promise.all(running.map((app) => app.stop()));
    running = [];
  });

  afterAll(() => service.close());

  /** A gateway in these surroundings. */
  const within = async (env: Record<string, string>) => {
    const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
    const production = env['NODE_ENV'] === 'production';
    const app = await createApp(gateway({ SUBSCRIPTIONS_URL: url, PERSONNEL_URL: url, ...env }), {
      ...{ host: '127.0.0.1', port: 0, logLevel: 'silent', production },
    });
    running.push(app);
    await app.app.init();
    await app.app.getHttpAdapter().getInstance().ready();
    return async (method: 'GET' | 'OPTIONS', url: string, headers: Record<string, string>) => {
      const { statusCode, headers: told } = await app.app.inject({ method, url, headers });
      return { status: statusCode, origin: told['access-control-allow-origin'], headers: told };
    };
  };

  it('may ask and read when they are listed, also what is refused, and send no cookies', async () => {
    const ask = await within({ NODE_ENV: 'production', DASHBOARD_ORIGINS: `${PAGE}, https://lain.example` });
    const preflight = await ask('OPTIONS', '/events?after=0', { origin: PAGE, ...ASKS });
    expect(preflight).toMatchObject({ status: 204, origin: PAGE });
    expect(preflight.headers).toMatchObject({
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': 'Authorization, Last-Event-ID, If-None-Match, X-Correlation-Id',
    });
    const refused = await ask('GET', '/events', { origin: PAGE });
    expect(refused).toMatchObject({ status: 401, origin: PAGE });
    expect(refused.headers).not.toHaveProperty('access-control-allow-credentials');
    // A report's further pages are in `Link`.
    expect(refused.headers['access-control-expose-headers']).toBe('ETag, Link, Retry-After, X-Correlation-Id');
    expect(refused.headers.vary).toBe('Accept-Language, Origin');
    const contract = await ask('GET', '/contract/asyncapi.json', { origin: 'https://lain.example' });
    expect(contract).toMatchObject({ status: 200, origin: 'https://lain.example' });
    expect(contract.headers.vary).toBe('accept-language, Origin');
    expect(await ask('OPTIONS', '/contract', { origin: PAGE, ...ASKS })).toMatchObject({ status: 204, origin: PAGE });
  });

  it.each(['https://jahat.example', 'null', 'http://127.0.0.1:5500', `${PAGE}.jahat.example`, PAGE.toUpperCase()])(
    'are given nothing when they are not listed: %s',
    async (origin) => {
      const ask = await within({ NODE_ENV: 'production', DASHBOARD_ORIGINS: PAGE });
      expect(await ask('OPTIONS', '/events', { origin, ...ASKS })).toMatchObject({ origin: undefined });
      expect(await ask('GET', '/contract', { origin })).toMatchObject({ status: 200, origin: undefined });
    },
  );

  it('are given nothing in production when none are listed', async () => {
    const ask = await within({ NODE_ENV: 'production' });
    for (const origin of [PAGE, 'null', 'http://127.0.0.1:5500']) {
      expect(await ask('OPTIONS', '/events', { origin, ...ASKS })).toMatchObject({ origin: undefined });
      expect(await ask('GET', '/contract', { origin })).toMatchObject({ origin: undefined });
    }
  });

  it('may be files or any port of this machine where nothing is said', async () => {
    const ask = await within({});
    for (const origin of ['null', 'http://127.0.0.1:5500', 'http://localhost:8080', 'http://[::1]:1']) {
      expect([origin, (await ask('GET', '/contract', { origin })).origin]).toEqual([origin, origin]);
    }
    for (const origin of [PAGE, 'http://127.0.0.1.jahat.example', 'http://localhost:1.jahat.example']) {
      expect([origin, (await ask('GET', '/contract', { origin })).origin]).toEqual([origin, undefined]);
    }
  });

  it('reach no other doors', async () => {
    const ask = await within({ DASHBOARD_ORIGINS: PAGE });
    for (const path of ['/', '/health/ready', '/ingest/events', '/api/personnel/employees', '/eventsx']) {
      expect([path, (await ask('GET', path, { origin: PAGE })).origin]).toEqual([path, undefined]);
      expect([path, (await ask('OPTIONS', path, { origin: PAGE, ...ASKS })).origin]).toEqual([path, undefined]);
    }
  });

  it('change nothing for addresses that do not exist', async () => {
    const ask = await within({});
    expect((await ask('GET', '/payroll', { origin: PAGE })).status).toBe(404);
    expect((await ask('OPTIONS', '/payroll', { origin: PAGE, ...ASKS })).status).toBe(404);
  });

  it.each(['*', 'dasbor.example.go.id', `${PAGE}/`, `${PAGE}/dasbor`, 'ftp://dasbor.example', `${PAGE},`])(
    'are not listed as %s',
    (wrong) => {
      expect(() => gateway({ DASHBOARD_ORIGINS: wrong })).toThrow(
        `DASHBOARD_ORIGINS is ${JSON.stringify(wrong)}: a list of the origins of dashboards’ pages`,
      );
    },
  );
});
