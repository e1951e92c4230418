import {
  ENGLISH,
  EXAMPLE_ID,
  exampleService,
  faultsIn,
  goodProposal,
  inProcess,
  type InProcess,
} from '../example-service.js';

describe('Input to a door', () => {
  let service: InProcess;

  beforeAll(async () => {
    service = await inProcess(exampleService);
  });

  afterAll(() => service.stop());

  it('let a right body through, as instances, with a UUID in lower case', async () => {
    const { status, body } = await service.call('POST', '/plans', {
      body: { ...goodProposal, employeeId: EXAMPLE_ID.toUpperCase() },
    });
    expect(status).toBe(201);
    expect(body).toEqual(goodProposal);
  });

  it('name every wrong field by its JSON pointer, in Bahasa Indonesia', async () => {
    const rows = [goodProposal.rows[0], { title: ' ', target: { value: -1, unit: 'x'.repeat(11) }, extra: 1 }];
    const { status, type, body } = await service.call('POST', '/plans', {
      body: { employeeId: 'x', from: '2026-02-30', rows, tags: ['ok', 'too long'], 'a/b~c': 1 },
    });
    expect(status).toBe(400);
    expect(type).toBe('application/problem+json; charset=utf-8');
    expect(body).toMatchObject({
      type: 'urn:teladan:problem:INVALID_INPUT',
      title: 'Permintaan tidak sah',
      status: 400,
      code: 'INVALID_INPUT',
      detail: 'Ada isian yang perlu diperbaiki.',
      instance: '/plans',
    });
    const errors = body['errors'] as { field: string; code: string; message: string }[];
    expect(errors.map(({ field, code }) => `${field} ${code}`).sort()).toEqual([
      '/a~1b~0c UNKNOWN_FIELD',
      '/employeeId NOT_A_UUID',
      '/from NOT_A_DAY',
      '/rows/1/extra UNKNOWN_FIELD',
      '/rows/1/target/unit TOO_LONG',
      '/rows/1/target/value TOO_SMALL',
      '/rows/1/title BLANK',
      '/tags/1 TOO_LONG',
    ]);
    expect(errors.find(({ field }) => field === '/tags/1')?.message).toBe('Paling banyak 5 karakter.');
  });

  it('answer in English to a reader who prefers it', async () => {
    const { body, headers } = await service.call('POST', '/plans', { body: { rows: [] }, headers: ENGLISH });
    expect(headers['content-language']).toBe('en');
    expect(body).toMatchObject({ title: 'Bad request', detail: 'Some of the input needs to be corrected.' });
    expect(body['errors']).toEqual([
      { field: '/employeeId', code: 'REQUIRED', message: 'This is required.' },
      { field: '/rows', code: 'TOO_FEW', message: 'Fewest items: 1.' },
    ]);
  });

  it.each([
    ['null items', [null], '/rows/0 REQUIRED'],
    ['texts for objects', ['x'], '/rows/0 NOT_AN_OBJECT'],
    ['lists in lists', [[goodProposal.rows[0]]], '/rows/0 NOT_AN_OBJECT'],
    ['an object for a list', { 0: goodProposal.rows[0] }, '/rows NOT_A_LIST'],
    ['a number for a list', 7, '/rows NOT_A_LIST'],
    ['too many items', Array(4).fill(goodProposal.rows[0]), '/rows TOO_MANY'],
    ['a text for a nested object', [{ title: 'a', target: 'x' }], '/rows/0/target NOT_AN_OBJECT'],
    ['a list for a nested object', [{ title: 'a', target: [] }], '/rows/0/target NOT_AN_OBJECT'],
    ['a text for a number', [{ title: 'a', target: { value: '1', unit: null } }], '/rows/0/target/value NOT_A_NUMBER'],
    ['a NUL character', [{ title: 'a\u0000', target: { value: 1, unit: null } }], '/rows/0/title CONTROL_CHARACTERS'],
    ['half a character', [{ title: 'a\ud800', target: { value: 1, unit: null } }], '/rows/0/title CONTROL_CHARACTERS'],
  ])('refuse %s', async (_what, rows, expected) => {
    const answer = await service.call('POST', '/plans', { body: { ...goodProposal, rows } });
    expect([answer.status, ...faultsIn(answer)]).toEqual([400, expected]);
  });

  it.each([
    ['a list', []],
    ['null', null],
    ['a text', '"x"'],
    ['a number', '5'],
  ])('refuse %s as a body', async (_what, body) => {
    expect(await service.call('POST', '/plans', { body })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_INPUT' },
    });
  });

  it.each(['constructor', 'hasOwnProperty', 'toString', 'valueOf'])('refuse the unknown field %s', async (name) => {
    const { status, body } = await service.call('POST', '/plans', { body: { ...goodProposal, [name]: 'x' } });
    expect(status).toBe(400);
    expect(body['errors']).toEqual([expect.objectContaining({ field: `/${name}`, code: 'UNKNOWN_FIELD' })]);
  });

  it('refuse an id in the path that is no UUID', async () => {
    expect(await service.call('GET', '/plans/1')).toMatchObject({
      status: 400,
      body: { errors: [{ field: '/id', code: 'NOT_A_UUID' }] },
    });
  });

  it('page through a list, and refuse a forged cursor', async () => {
    const first = await service.call('GET', '/plans?limit=2&year=2026');
    expect(first.body).toMatchObject({ items: [1, 2], year: 2026 });
    const second = await service.call('GET', `/plans?limit=2&cursor=${String(first.body['next'])}`);
    expect(second.body).toMatchObject({ items: [3], next: null });
    for (const cursor of ['x', 'bnVsbA', Buffer.from('["a"]').toString('base64url')]) {
      const forged = await service.call('GET', `/plans?cursor=${cursor}`);
      expect(forged).toMatchObject({ status: 400, body: { code: 'INVALID_CURSOR' } });
    }
  });

  it.each([
    ['limit=0', '/limit TOO_SMALL'],
    ['limit=501', '/limit TOO_LARGE'],
    ['limit=ten', '/limit NOT_WHOLE'],
    ['limit=1&limit=2', '/limit NOT_WHOLE'],
    ['kind=LAIN', '/kind NOT_A_CHOICE'],
    ['other=1', '/other UNKNOWN_FIELD'],
    ['__proto__=1', '/__proto__ UNKNOWN_FIELD'],
  ])('refuse the query %s', async (query, expected) => {
    const answer = await service.call('GET', `/plans?${query}`);
    expect([answer.status, ...faultsIn(answer)]).toEqual([400, expected]);
  });
});
