import { get as httpGet, type Server } from 'node:http';
import { createApp, type ServiceApp } from '#platform';
import { eventually } from '#testing';
import { gateway } from './service.js';
import { echo, listening, NOBODY, open, SILENT } from './testing/upstream.js';

interface Told {
  readonly method: string;
  readonly url: string;
  readonly body: string;
  readonly headers: Record<string, string>;
}

describe('The gateway', () => {
  let upstream: Server;
  let documented: ServiceApp;
  let service: ServiceApp;
  let url: string;

  beforeAll(async () => {
    const told = await listening(echo);
    upstream = told.server;
    documented = await createApp({ name: 'appraisal', database: false, module: class {}, messages: {} }, SILENT);
    const env = {
      PERSONNEL_URL: told.url,
      SERVICE_METRICS_URL: told.url,
      SUBSCRIPTIONS_URL: told.url,
      APPRAISAL_URL: await documented.start('127.0.0.1', 0),
      REWARDS_URL: NOBODY,
    };
    service = await createApp(gateway(env), SILENT);
    url = await service.start('127.0.0.1', 0);
  });

  afterAll(async () => {
    await Promise.all([service.stop(), documented.stop()]);
    upstream.closeAllConnections();
    upstream.close();
  });

  const get = (path: string, headers: Record<string, string> = {}) => fetch(url + path, { headers });

  /** `fetch` would tidy the path before it sends it. */
  const statusOf = (path: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(url);
      httpGet({ hostname, port, path }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).on('error', reject);
    });

  it('passes a request on as it is, with who acts, the language and the correlation id', async () => {
    const answer = await fetch(`${url}/api/personnel/employees/1?a=1&a=2&b=%2F`, {
      method: 'POST',
      body: '{"a": 1}',
      headers: {
        'content-type': 'application/json',
        'accept-language': 'en',
        'x-acting-employee': 'someone',
        'x-correlation-id': 'call-12345',
        'x-forwarded-prefix': '/elsewhere',
      },
    });
    const told = (await answer.json()) as Told;
    expect(answer.status).toBe(201);
    expect(told).toMatchObject({ method: 'POST', url: '/employees/1?a=1&a=2&b=%2F', body: '{"a": 1}' });
    expect(told.headers).toMatchObject({
      'accept-language': 'en',
      'x-acting-employee': 'someone',
      'x-correlation-id': 'call-12345',
      'x-forwarded-prefix': '/api/personnel',
    });
    expect(answer.headers.get('x-correlation-id')).toBe('call-12345');
  });

  it('gives a call that has no correlation id one, and the service the same', async () => {
    const answer = await get('/api/personnel/');
    const { headers } = (await answer.json()) as Told;
    expect(headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers.get('x-correlation-id')).toBe(headers['x-correlation-id']);
  });

  it.each(['/ingest/events', '/api/service-metrics/ingest/events'])(
    'passes departments’ events from %s on to where they are taken in',
    async (path) => {
      const answer = await fetch(url + path, {
        method: 'POST',
        body: '[{"id":"e-1"}]',
        headers: { 'content-type': 'application/cloudevents-batch+json', authorization: 'Bearer tld_1_2' },
      });
      const told = (await answer.json()) as Told;
      expect(told).toMatchObject({ method: 'POST', url: '/ingest/events', body: '[{"id":"e-1"}]' });
      expect(told.headers).toMatchObject({
        'content-type': 'application/cloudevents-batch+json',
        authorization: 'Bearer tld_1_2',
        'content-length': '14',
      });
    },
  );

  it('passes on bodies of any type and size unread', async () => {
    const body = 'x'.repeat(3 * 1024 * 1024);
    const answer = await fetch(`${url}/api/personnel/import`, {
      method: 'PUT',
      body,
      headers: { 'content-type': 'text/csv' },
    });
    expect(((await answer.json()) as Told).body).toHaveLength(body.length);
  });

  const MIB = 1024 * 1024;

  /** Without a length, in portions of 64 KiB. */
  const inChunks = (size: number): ReadableStream<Uint8Array> => {
    let left = size;
    return new ReadableStream({
      pull: (controller) => {
        if (left <= 0) return controller.close();
        controller.enqueue(new Uint8Array(Math.min(left, 65_536)).fill(120));
        left -= 65_536;
      },
    });
  };

  const put = (path: string, body: ReadableStream<Uint8Array>) =>
    fetch(url + path, { method: 'PUT', body, headers: { 'content-type': 'text/csv' }, duplex: 'half' });

  it.each([
    ['/api/personnel/import', 4 * MIB],
    ['/ingest/events', 4 * MIB],
    ['/api/subscriptions/x', MIB],
  ])('answers 413 to a body in chunks to %s that is larger than its service takes', async (path, limit) => {
    const answer = await put(path, inChunks(limit + 1));
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'BODY_TOO_LARGE' });
    expect((await get('/api/personnel/')).status).toBe(201);
  });

  it('passes on a body in chunks that is as large as may be', async () => {
    const answer = await put('/api/personnel/import', inChunks(4 * MIB));
    expect(((await answer.json()) as Told).body).toHaveLength(4 * MIB);
  });

  it('hands on a stream while it goes on', async () => {
    const answer = await get('/api/personnel/stream');
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value as Uint8Array)).toBe('data: first\n\n');
    await reader?.cancel();
  });

  it.each(['/events', '/api/subscriptions/events'])('hands on the event stream at %s', async (path) => {
    const answer = await get(`${path}?type=a&type=b`, { 'last-event-id': '7' });
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    expect(answer.headers.get('x-accel-buffering')).toBe('no');
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value as Uint8Array)).toBe(
      `data: ${JSON.stringify({ url: '/events?type=a&type=b', lastEventId: '7' })}\n\n`,
    );
    await reader?.cancel();
  });

  it('keeps many streams open at once and still answers, and lets the service know when readers leave', async () => {
    await eventually(() => expect(open.streams).toBe(0));
    const leaving = new AbortController();
    const many = Array.from({ length: 200 }, () => fetch(`${url}/events`, { signal: leaving.signal }));
    expect((await Promise.all(many)).map(({ status }) => status)).toEqual(Array(200).fill(200));
    expect(open.streams).toBe(200);
    expect((await get('/api/subscriptions/dashboards')).status).toBe(201);
    leaving.abort();
    await eventually(() => expect(open.streams).toBe(0));
  });

  it('says which service is away, in the reader’s language', async () => {
    const answer = await get('/api/rewards/awards?year=2026', { 'accept-language': 'en' });
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('retry-after')]).toEqual([
      503,
      'application/problem+json; charset=utf-8',
      '5',
    ]);
    expect(await answer.json()).toMatchObject({
      code: 'SERVICE_AWAY',
      instance: '/api/rewards/awards',
      detail: 'The service rewards is not running or cannot be reached; try again shortly.',
    });
  });

  it('says which service broke off', async () => {
    const answer = await fetch(`${url}/api/personnel/broken`, { method: 'POST' });
    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({ code: 'SERVICE_BROKE_OFF' });
  });

  it('knows no other services, and no way around', async () => {
    expect((await get('/api/payroll/x')).status).toBe(404);
    for (const path of ['%2e%2e/x', '..%2fx', '../x', '%2E%2E%5cx']) {
      expect([path, await statusOf(`/api/personnel/${path}`)]).toEqual([path, 400]);
    }
  });

  it('shows a service’s documents under its own address, with the page’s files', async () => {
    const document = (await (await get('/api/appraisal/openapi.json')).json()) as { servers: unknown };
    expect(document.servers).toEqual([{ url: '/api/appraisal' }]);
    const page = await (await get('/api/appraisal/docs')).text();
    const files = [...page.matchAll(/(?:src|href)=["'](\.[^"']+)["']/g)].map(([, file]) => file ?? '');
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const answer = await fetch(new URL(file, `${url}/api/appraisal/docs`));
      await answer.body?.cancel();
      expect([file, answer.status]).toEqual([file, 200]);
    }
    expect(page).not.toMatch(/(?:src|href)=["'](https?:)?\/\//);
  });

  it('lists the services, as JSON and as a page', async () => {
    const { services } = (await (await get('/')).json()) as { services: unknown[] };
    expect(services).toHaveLength(7);
    expect(services).toContainEqual({
      name: 'service-metrics',
      api: '/api/service-metrics',
      document: '/api/service-metrics/openapi.json',
      page: '/api/service-metrics/docs',
    });
    const page = await (await get('/', { accept: 'text/html', 'accept-language': 'en' })).text();
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('href="/api/service-metrics/docs"');
  });

  it('is ready though services are not, and tells how each stands', async () => {
    const answer = await get('/health/ready');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      status: 'ready',
      checks: { services: { ready: false, details: { appraisal: 'ready', rewards: 'no answer' } } },
    });
  });

  it('refuses an environment that it cannot read, naming the variable', () => {
    expect(() => gateway({ PERSONNEL_URL: 'personnel:1' })).toThrow(
      'PERSONNEL_URL is "personnel:1": the http URL of a service is needed, for example PERSONNEL_URL=http://127.0.0.1:8091',
    );
  });
});
