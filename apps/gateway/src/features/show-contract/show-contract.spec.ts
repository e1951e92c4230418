import { parse } from 'yaml';
import { fieldsLeftOut, publishedContracts } from '#contracts';
import { createApp, type ServiceApp } from '#platform';
import { gateway } from '../../service.js';

const contracts = publishedContracts();
const losing = contracts.filter(({ type }) => fieldsLeftOut(type).length > 0);

describe('The contract at the gateway', () => {
  let service: ServiceApp;

  beforeAll(async () => {
    // In production, where every door is shut that is not opened by name.
    const config = { host: '127.0.0.1', port: 0, logLevel: 'silent', production: true } as const;
    service = await createApp(gateway({}), config);
    await service.app.init();
    await service.app.getHttpAdapter().getInstance().ready();
  });

  afterAll(() => service.stop());

  const get = (url: string, headers: Record<string, string> = {}) =>
    service.app.inject({ method: 'GET', url, headers });

  it('is a page without scripts that tells of every event, in Bahasa Indonesia first', async () => {
    const page = await get('/contract');
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.body).toContain('<html lang="id">');
    expect(page.body).not.toMatch(/<script|undefined|\[object/);
    for (const { type } of contracts) {
      expect(page.body).toContain(`id="${type}"`);
      expect(page.body).toContain(`href="/contract/schemas/${type}.json"`);
    }
    expect(page.body).toContain('<code>results[].indicators[].target.value</code>');
    expect((await get('/contract', { 'accept-language': 'en-GB' })).body).toContain('<html lang="en">');
  });

  it.each(['id', 'en'])('tells in %s of every door: HTTP in, HTTP out, and an account in Kafka', async (language) => {
    const { body } = await get('/contract', { 'accept-language': language });
    for (const told of ['POST /ingest/events', 'GET /events', 'Last-Event-ID', 'SCRAM-SHA-512']) {
      expect(body).toContain(told);
    }
  });

  it('has no link that leads nowhere', async () => {
    const { body } = await get('/contract');
    const links = new Set([...body.matchAll(/href="(\/[^"]+)"/g)].map(([, link]) => link ?? ''));
    expect(links.size).toBe(contracts.length + losing.length + 2);
    for (const link of links) expect([link, (await get(link)).statusCode]).toEqual([link, 200]);
  });

  it('is one AsyncAPI document, as JSON and as YAML', async () => {
    const json = await get('/contract/asyncapi.json');
    const yaml = await get('/contract/asyncapi.yaml');
    expect([json.headers['content-type'], yaml.headers['content-type']]).toEqual([
      'application/json; charset=utf-8',
      'application/yaml; charset=utf-8',
    ]);
    expect(json.json()).toMatchObject({ asyncapi: '3.0.0', info: { title: 'Teladan: kejadian' } });
    expect(parse(yaml.body)).toEqual(json.json());
  });

  it('is a JSON Schema for each event', async () => {
    for (const { type, example } of contracts) {
      const answer = await get(`/contract/schemas/${type}.json`, { 'accept-language': 'en' });
      expect(answer.headers['content-type']).toBe('application/schema+json; charset=utf-8');
      expect(answer.json()).toMatchObject({ title: type, examples: [example], additionalProperties: false });
    }
  });

  it('says of each event which fields a dashboard without personal data is not told, and has a schema without them', async () => {
    const page = (await get('/contract', { 'accept-language': 'en' })).body;
    expect(page).toContain('scope personalData: <code>employeeId</code>, <code>agreedBy</code>');
    expect(page.match(/For dashboards with the scope personalData alone/g)).toHaveLength(2);
    for (const { type, example } of losing) {
      const { examples, required } = (await get(`/contract/schemas/${type}.without-personal-data.json`)).json<{
        examples: object[];
        required: string[];
      }>();
      const left = Object.keys(example).filter((field) => !fieldsLeftOut(type).includes(field));
      expect([type, Object.keys(examples[0] ?? {}), required]).toEqual([type, left, expect.arrayContaining(left)]);
      expect(required.filter((field) => fieldsLeftOut(type).includes(field))).toEqual([]);
    }
  });

  it('is not sent again to who has it, and is in the other language', async () => {
    const first = await get('/contract/asyncapi.json');
    const etag = String(first.headers.etag);
    const again = await get('/contract/asyncapi.json', { 'if-none-match': `"other", W/${etag}` });
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag]);
    const english = await get('/contract/asyncapi.json', { 'if-none-match': etag, 'accept-language': 'en' });
    expect([english.statusCode, english.headers['content-language'], english.headers.vary]).toEqual([
      200,
      'en',
      'accept-language, Origin',
    ]);
  });

  it('says where the list of events is when there is no such event', async () => {
    const answer = await get('/contract/schemas/teladan.payroll.paid.v1.json', { 'accept-language': 'en' });
    expect([answer.statusCode, answer.json()]).toEqual([
      404,
      expect.objectContaining({
        code: 'CONTRACT_FILE_UNKNOWN',
        detail: 'There is no schemas/teladan.payroll.paid.v1.json; /contract lists all events.',
      }),
    ]);
  });

  it('is told of on the front page', async () => {
    expect((await get('/')).json()).toMatchObject({
      contract: { page: '/contract', asyncapi: '/contract/asyncapi.json' },
    });
    expect((await get('/', { accept: 'text/html' })).body).toContain('href="/contract"');
  });
});
