import type { Server } from 'node:http';
import { createApp, type ServiceApp } from '#platform';
import { gateway } from './service.js';
import { echo, listening, SILENT } from './testing/upstream.js';

describe('The gateway in production', () => {
  let upstream: Server;
  let documented: ServiceApp;
  let closed: ServiceApp;

  beforeAll(async () => {
    const told = await listening(echo);
    upstream = told.server;
    documented = await createApp({ name: 'appraisal', database: false, module: class {}, messages: {} }, SILENT);
    const env = {
      PERSONNEL_URL: told.url,
      SERVICE_METRICS_URL: told.url,
      SUBSCRIPTIONS_URL: told.url,
      APPRAISAL_URL: await documented.start('127.0.0.1', 0),
    };
    closed = await createApp(gateway(env), { ...SILENT, production: true });
    await closed.app.init();
    await closed.app.getHttpAdapter().getInstance().ready();
  });

  afterAll(async () => {
    await Promise.all([documented.stop(), closed.stop()]);
    upstream.closeAllConnections();
    upstream.close();
  });

  const status = async (path: string) => (await closed.app.inject({ method: 'GET', url: path })).statusCode;

  it('lets nothing through but documents and doors with credentials of their own, while nobody can sign in', async () => {
    expect(await status('/api/personnel/employees')).toBe(401);
    expect(await status('/api/personnel/metrics')).toBe(401);
    expect(await status('/api/appraisal/docs/../plans')).toBe(401);
    expect(await status('/api/subscriptions/dashboards/../metrics')).toBe(401);
    expect(await status('/api/subscriptions/dashboards/me')).toBe(201);
    expect(await status('/api/appraisal/openapi.json')).toBe(200);
    expect(await status('/api/appraisal/docs')).toBe(200);
    expect(await status('/')).toBe(200);
  });

  it('lets city IT through to what it looks at, which shows its token to the service itself', async () => {
    expect(await status('/api/subscriptions/messaging/parked')).toBe(201);
    expect(await status('/api/service-metrics/departments')).toBe(201);
    expect(await status('/api/personnel/units')).toBe(201);
    expect(await status('/messaging/parked')).toBe(401);
    expect(await status('/api/personnel/employees')).toBe(401);
  });

  it('lets departments’ producers and readers of reports through, who show a credential to the service itself', async () => {
    expect(await status('/ingest/rejected')).toBe(201);
    expect(await status('/api/service-metrics/ingest/rejected')).toBe(201);
    expect(await status('/api/service-metrics/producers/me')).toBe(201);
    expect(await status('/reports/services')).toBe(201);
    expect(await status('/api/service-metrics/reports/predicates')).toBe(201);
    for (const path of [
      ...['/ingest/../departments', '/api/service-metrics/turnaround', '/ingest%2fevents', '/ingests'],
      ...['/reports', '/reports/city', '/reports/services/../city', '/api/service-metrics/reports/units/disdukcapil'],
    ]) {
      expect([path, await status(path)]).toEqual([path, 401]);
    }
  });
});
