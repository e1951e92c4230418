import { Body, Controller, Get, Module, Post, Query } from '@nestjs/common';
import { type EmployeeId, ok, refused } from '#civil-service';
import { createApp, type ServiceApp } from '../create-app.js';
import { ChoiceField, DayField, NumberField, TextField, UuidField, WholeField } from '../fields/fields.js';
import { ListField, ObjectField, TextListField } from '../fields/lists.js';
import { UuidParam } from '../fields/params.js';
import { ActingEmployee } from '../identity/acting-employee.js';
import { Page, pageOf } from '../paging/page.js';
import { accepted, notFound } from '../problems/accepted.js';
import type { StatelessDefinition } from '../service-definition.js';

class Target {
  @NumberField({ min: 0 })
  readonly value!: number;

  @TextField({ max: 10, nullable: true })
  readonly unit!: string | null;
}

class Row {
  @TextField({ max: 20 })
  readonly title!: string;

  @ObjectField(() => Target)
  readonly target!: Target;
}

class Proposal {
  @UuidField()
  readonly employeeId!: string;

  @DayField({ optional: true })
  readonly from?: string;

  @ListField(() => Row, { min: 1, max: 3 })
  readonly rows!: readonly Row[];

  @TextListField({ max: 2, itemMax: 5, optional: true })
  readonly tags?: readonly string[];
}

class Filter extends Page {
  @WholeField({ min: 2000, max: 2100, optional: true })
  readonly year?: number;

  @ChoiceField(['UTAMA', 'TAMBAHAN'], { optional: true })
  readonly kind?: string;
}

@Controller('plans')
class PlansController {
  @Post()
  propose(@Body() body: Proposal): Proposal {
    return body;
  }

  @Get()
  list(@Query() query: Filter): unknown {
    const after = query.after('whole')?.[0] ?? 0;
    const rows = [1, 2, 3].filter((row) => row > after).slice(0, query.limit + 1);
    return { ...pageOf(rows, query, (row) => [row]), year: query.year };
  }

  @Get('mine')
  mine(@ActingEmployee() actor: EmployeeId): unknown {
    return { actor };
  }

  @Get('anyone')
  anyone(@ActingEmployee({ optional: true }) actor: EmployeeId | undefined): unknown {
    return { actor: actor ?? null };
  }

  @Get('refused')
  refused(): unknown {
    return accepted(refused({ code: 'NOT_THE_APPRAISER', params: { name: 'x' } }, { code: 'EMPTY', field: '/rows' }));
  }

  @Get('accepted')
  accepted(): unknown {
    return accepted(ok({ fine: true }));
  }

  @Get('unexpected')
  unexpected(): unknown {
    throw new Error('a secret of the inside');
  }

  @Get('deadlock')
  deadlock(): unknown {
    throw Object.assign(new Error('query failed'), {
      driverError: Object.assign(new Error('deadlock detected'), { code: '40P01' }),
    });
  }

  @Get('no-database')
  noDatabase(): unknown {
    throw Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' });
  }

  @Get(':id')
  one(@UuidParam('id') id: string): unknown {
    return notFound('PLAN_NOT_FOUND', { id });
  }
}

@Module({ controllers: [PlansController] })
class PlansModule {}

const definition: StatelessDefinition = {
  name: 'gateway',
  database: false,
  module: PlansModule,
  messages: {
    NOT_THE_APPRAISER: { status: 403, id: 'Hanya penilai ({name}).', en: 'The appraiser only ({name}).' },
    EMPTY: { id: 'Belum ada isi.', en: 'There is nothing yet.' },
    PLAN_NOT_FOUND: { id: 'Rencana {id} tidak ada.', en: 'There is no plan {id}.' },
  },
};

const config = { host: '127.0.0.1', port: 0, logLevel: 'silent', production: false } as const;
const ID = '0b8f1a0e-7a1c-4c59-9f0e-1f4a0c7d2b11';

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly headers: Record<string, unknown>;
  readonly body: Record<string, unknown>;
}

describe('A service’s doors', () => {
  let service: ServiceApp;

  beforeAll(async () => {
    service = await createApp(definition, config);
    await service.app.init();
    await service.app.getHttpAdapter().getInstance().ready();
  });

  afterAll(() => service.stop());

  const call = async (
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer> => {
    const payload = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    const answer = await service.app.inject({
      method,
      url,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { payload }),
    });
    return {
      status: answer.statusCode,
      type: String(answer.headers['content-type']),
      headers: answer.headers,
      body: answer.json<Record<string, unknown>>(),
    };
  };

  const good = { employeeId: ID, rows: [{ title: 'Akta', target: { value: 95, unit: null } }] };
  const english = { 'accept-language': 'en-GB,en;q=0.9,id;q=0.5' };

  it('let a right body through, as instances, with a UUID in lower case', async () => {
    const { status, body } = await call('POST', '/plans', { body: { ...good, employeeId: ID.toUpperCase() } });
    expect(status).toBe(201);
    expect(body).toEqual(good);
  });

  it('name every wrong field by its JSON pointer, in Bahasa Indonesia', async () => {
    const rows = [good.rows[0], { title: ' ', target: { value: -1, unit: 'x'.repeat(11) }, extra: 1 }];
    const { status, type, body } = await call('POST', '/plans', {
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
    const { body, headers } = await call('POST', '/plans', { body: { rows: [] }, headers: english });
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
    ['lists in lists', [[good.rows[0]]], '/rows/0 NOT_AN_OBJECT'],
    ['an object for a list', { 0: good.rows[0] }, '/rows NOT_A_LIST'],
    ['a number for a list', 7, '/rows NOT_A_LIST'],
    ['too many items', Array(4).fill(good.rows[0]), '/rows TOO_MANY'],
    ['a text for a nested object', [{ title: 'a', target: 'x' }], '/rows/0/target NOT_AN_OBJECT'],
    ['a list for a nested object', [{ title: 'a', target: [] }], '/rows/0/target NOT_AN_OBJECT'],
    ['a text for a number', [{ title: 'a', target: { value: '1', unit: null } }], '/rows/0/target/value NOT_A_NUMBER'],
    ['a NUL character', [{ title: 'a\u0000', target: { value: 1, unit: null } }], '/rows/0/title CONTROL_CHARACTERS'],
    ['half a character', [{ title: 'a\ud800', target: { value: 1, unit: null } }], '/rows/0/title CONTROL_CHARACTERS'],
  ])('refuse %s', async (_what, rows, expected) => {
    const { status, body } = await call('POST', '/plans', { body: { ...good, rows } });
    expect(status).toBe(400);
    const errors = body['errors'] as { field: string; code: string }[];
    expect(errors.map(({ field, code }) => `${field} ${code}`)).toEqual([expected]);
  });

  it.each([
    ['a list', []],
    ['null', null],
    ['a text', '"x"'],
    ['a number', '5'],
  ])('refuse %s as a body', async (_what, body) => {
    expect(await call('POST', '/plans', { body })).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } });
  });

  it.each([
    ['malformed JSON', '{"a":', 400, 'MALFORMED_JSON'],
    ['an empty body', '', 400, 'EMPTY_BODY'],
    ['broken UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 400, 'INVALID_UTF8'],
    ['__proto__', '{"__proto__":{"x":1}}', 400, 'INVALID_INPUT'],
    ['constructor.prototype', '{"constructor":{"prototype":{"x":1}}}', 400, 'INVALID_INPUT'],
    ['a body nested a thousand deep', `${'['.repeat(1000)}${']'.repeat(1000)}`, 400, 'INVALID_INPUT'],
    ['a body over 1 MiB', `"${'x'.repeat(1024 * 1024)}"`, 413, 'BODY_TOO_LARGE'],
  ])('refuse %s', async (_what, body, status, code) => {
    expect(await call('POST', '/plans', { body })).toMatchObject({ status, body: { code, status } });
  });

  it.each(['constructor', 'hasOwnProperty', 'toString', 'valueOf'])('refuse the unknown field %s', async (name) => {
    const { status, body } = await call('POST', '/plans', { body: { ...good, [name]: 'x' } });
    expect(status).toBe(400);
    expect(body['errors']).toEqual([expect.objectContaining({ field: `/${name}`, code: 'UNKNOWN_FIELD' })]);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'nonsense'])(
    'refuse a body of type %s',
    async (type) => {
      const answer = await call('POST', '/plans', { body: 'a=b', headers: { 'content-type': type } });
      expect(answer).toMatchObject({ status: 415, body: { code: 'UNSUPPORTED_MEDIA_TYPE' } });
    },
  );

  it('answer 404 where there is no door', async () => {
    const { status, type, body } = await call('GET', '/nowhere?secret=1');
    expect([status, type, body['code'], body['instance']]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
      'UNKNOWN_DOOR',
      '/nowhere',
    ]);
  });

  it('answer 405 with Allow where only the method is wrong', async () => {
    const { status, headers, body } = await call('DELETE', `/plans/${ID}`);
    expect([status, body['code'], headers['allow']]).toEqual([405, 'METHOD_NOT_ALLOWED', 'GET, HEAD']);
  });

  it.each(['/plans/%', '/plans/%00', '/plans/%ff'])('answer 400 to the address %s', async (url) => {
    expect(await call('GET', url)).toMatchObject({ status: 400 });
  });

  it('refuse an id in the path that is no UUID', async () => {
    expect(await call('GET', '/plans/1')).toMatchObject({
      status: 400,
      body: { errors: [{ field: '/id', code: 'NOT_A_UUID' }] },
    });
  });

  it('answer with the texts of the service', async () => {
    expect(await call('GET', `/plans/${ID}`, { headers: english })).toMatchObject({
      status: 404,
      body: { code: 'PLAN_NOT_FOUND', detail: `There is no plan ${ID}.` },
    });
  });

  it('answer a refused rule with the status of the decisive one and the text of each', async () => {
    expect(await call('GET', '/plans/refused')).toMatchObject({
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
    expect(await call('GET', '/plans/accepted')).toMatchObject({ status: 200, body: { fine: true } });
  });

  it('tell no more than a correlation id of what nobody expected', async () => {
    const { status, body } = await call('GET', '/plans/unexpected', { headers: { 'x-correlation-id': 'call-12345' } });
    expect([status, body['code'], body['correlationId']]).toEqual([500, 'UNEXPECTED', 'call-12345']);
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(body['detail']).toContain('call-12345');
  });

  it('ask to try again when the database is away or busy', async () => {
    expect(await call('GET', '/plans/no-database')).toMatchObject({
      status: 503,
      headers: { 'retry-after': '5' },
      body: { code: 'DATABASE_UNAVAILABLE' },
    });
    expect(await call('GET', '/plans/deadlock')).toMatchObject({
      status: 503,
      headers: { 'retry-after': '1' },
      body: { code: 'BUSY' },
    });
  });

  it('ask who acts, where a rule depends on it', async () => {
    const acting = (id: string) => ({ headers: { 'x-acting-employee': id } });
    expect(await call('GET', '/plans/mine')).toMatchObject({ status: 401, body: { code: 'ACTING_EMPLOYEE_REQUIRED' } });
    expect(await call('GET', '/plans/mine', acting('me'))).toMatchObject({ status: 401 });
    expect(await call('GET', '/plans/mine', acting(ID.toUpperCase()))).toMatchObject({ body: { actor: ID } });
    expect(await call('GET', '/plans/anyone')).toMatchObject({ status: 200, body: { actor: null } });
  });

  it('page through a list, and refuse a forged cursor', async () => {
    const first = await call('GET', '/plans?limit=2&year=2026');
    expect(first.body).toMatchObject({ items: [1, 2], year: 2026 });
    const second = await call('GET', `/plans?limit=2&cursor=${String(first.body['next'])}`);
    expect(second.body).toMatchObject({ items: [3], next: null });
    for (const cursor of ['x', 'bnVsbA', Buffer.from('["a"]').toString('base64url')]) {
      const forged = await call('GET', `/plans?cursor=${cursor}`);
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
    const { status, body } = await call('GET', `/plans?${query}`);
    const errors = body['errors'] as { field: string; code: string }[];
    expect([status, ...errors.map(({ field, code }) => `${field} ${code}`)]).toEqual([400, expected]);
  });

  it('give back a correlation id, and replace one that is not sane', async () => {
    const kept = await call('GET', '/health/live', { headers: { 'x-correlation-id': 'abc-12345' } });
    expect(kept.headers['x-correlation-id']).toBe('abc-12345');
    const replaced = await call('GET', '/health/live', { headers: { 'x-correlation-id': 'a b\tc<>' } });
    expect(replaced.headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});
