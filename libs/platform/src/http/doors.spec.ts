import { EXAMPLE_ID, exampleService, inProcess, type InProcess } from '../example-service.js';

describe('A service’s doors', () => {
  let service: InProcess;

  beforeAll(async () => {
    service = await inProcess(exampleService);
  });

  afterAll(() => service.stop());

  it.each([
    ['malformed JSON', '{"a":', 400, 'MALFORMED_JSON'],
    ['an empty body', '', 400, 'EMPTY_BODY'],
    ['broken UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 400, 'INVALID_UTF8'],
    ['__proto__', '{"__proto__":{"x":1}}', 400, 'INVALID_INPUT'],
    ['constructor.prototype', '{"constructor":{"prototype":{"x":1}}}', 400, 'INVALID_INPUT'],
    ['a body nested a thousand deep', `${'['.repeat(1000)}${']'.repeat(1000)}`, 400, 'INVALID_INPUT'],
    ['a body of 200,000 objects', `[${'{},'.repeat(200_000)}{}]`, 400, 'TOO_MANY_PARTS'],
    ['a body over 1 MiB', `"${'x'.repeat(1024 * 1024)}"`, 413, 'BODY_TOO_LARGE'],
  ])('refuse %s', async (_what, body, status, code) => {
    expect(await service.call('POST', '/plans', { body })).toMatchObject({ status, body: { code, status } });
  });

  it('pass over a byte order mark', async () => {
    const before = await service.call('POST', '/plans', { body: '{}' });
    expect(await service.call('POST', '/plans', { body: '\ufeff{}' })).toMatchObject({
      status: before.status,
      body: { code: before.body['code'] },
    });
  });

  it('need no body where they read none, whatever type it is said to have', async () => {
    const headers = { 'content-type': 'application/json' };
    const answer = await service.call('POST', `/plans/${EXAMPLE_ID}/agree`, { body: '', headers });
    expect(answer).toMatchObject({ status: 201, body: { id: EXAMPLE_ID } });
  });

  it.each(['application/cloudevents+json', 'application/cloudevents-batch+json'])(
    'let no unsafe key in by the type %s either',
    async (type) => {
      const body = '[{"a":{"__proto__":{"x":1}}}]';
      const answer = await service.call('POST', '/plans', { body, headers: { 'content-type': type } });
      expect(answer).toMatchObject({
        status: 400,
        body: { errors: [{ field: '/0/a/__proto__', code: 'UNKNOWN_FIELD' }] },
      });
    },
  );

  it.each(['gzip', 'br', 'nonsense'])('refuse a body that is compressed by %s, unread', async (encoding) => {
    const answer = await service.call('POST', '/plans', { body: '{}', headers: { 'content-encoding': encoding } });
    expect(answer).toMatchObject({ status: 415, body: { code: 'UNSUPPORTED_ENCODING' } });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'nonsense'])(
    'refuse a body of type %s',
    async (type) => {
      const answer = await service.call('POST', '/plans', { body: 'a=b', headers: { 'content-type': type } });
      expect(answer).toMatchObject({ status: 415, body: { code: 'UNSUPPORTED_MEDIA_TYPE' } });
    },
  );

  it('answer 404 where there is no door', async () => {
    const { status, type, body } = await service.call('GET', '/nowhere?secret=1');
    expect([status, type, body['code'], body['instance']]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
      'UNKNOWN_DOOR',
      '/nowhere',
    ]);
  });

  it('answer 405 with Allow where only the method is wrong', async () => {
    const { status, headers, body } = await service.call('DELETE', `/plans/${EXAMPLE_ID}`);
    expect([status, body['code'], headers['allow']]).toEqual([405, 'METHOD_NOT_ALLOWED', 'GET, HEAD']);
  });

  it.each(['/plans/%', '/plans/%00', '/plans/%ff'])('answer 400 to the address %s', async (url) => {
    expect(await service.call('GET', url)).toMatchObject({ status: 400 });
  });

  it('give back a correlation id, and replace one that is not sane', async () => {
    const kept = await service.call('GET', '/health/live', { headers: { 'x-correlation-id': 'abc-12345' } });
    expect(kept.headers['x-correlation-id']).toBe('abc-12345');
    const replaced = await service.call('GET', '/health/live', { headers: { 'x-correlation-id': 'a b\tc<>' } });
    expect(replaced.headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});
