import { connect } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { AppraisalCompleted, RequestReceived } from '#contracts';
import { ADMINISTRATOR_TOKEN, eventually, startService, type TestService } from '#testing';
import { serviceMetrics } from '../../service.js';
import {
  AS_ADMINISTRATOR,
  BATCH,
  type CloudEventJson,
  plugIn,
  type PluggedIn,
  SINGLE,
} from '../../testing/plugged-in.js';

const HOUR = 3_600_000;
const DEEP = (levels: number) => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);

/** One wrong event: what it is, its JSON made of a right one, and the fault that it must be told. */
type WrongEvent = readonly [what: string, json: (right: CloudEventJson) => string, fault: string];

const having =
  (attribute: string, value: unknown) =>
  (right: CloudEventJson): string =>
    JSON.stringify({ ...right, [attribute]: value });

const dataHaving =
  (field: string, value: unknown) =>
  (right: CloudEventJson): string =>
    JSON.stringify({ ...right, data: { ...right.data, [field]: value } });

/** As JSON text, for what no object can hold. */
const raw =
  (attribute: string, json: string) =>
  (right: CloudEventJson): string =>
    `${JSON.stringify(right).slice(0, -1)},"${attribute}":${json}}`;

const each = <V>(
  values: readonly (readonly [string, V])[],
  json: (value: V) => (right: CloudEventJson) => string,
  fault: string,
): WrongEvent[] => values.map(([what, value]) => [what, json(value), fault]);

const NOT_TEXT: readonly (readonly [string, unknown])[] = [
  ['a number', 5],
  ['a huge number', 1e300],
  ['true', true],
  ['a list', ['x']],
  ['an object', { id: 'x' }],
];

const UNPRINTABLE: readonly (readonly [string, string])[] = [
  ['a NUL', 'a\u0000b'],
  ['a line end', 'a\nb'],
  ['an escape', '\u001b[2J'],
  ['DEL', 'a\u007f'],
  ['a C1 control', 'a\u0085'],
  ['a lone high surrogate', 'a\ud800'],
  ['a lone low surrogate', '\udc00a'],
];

const ofText = (attribute: string): WrongEvent[] =>
  [
    ...each<unknown>(
      [
        ['nothing', undefined],
        ['null', null],
      ],
      (value) => having(attribute, value),
      `/${attribute} REQUIRED`,
    ),
    ...each<unknown>(NOT_TEXT, (value) => having(attribute, value), `/${attribute} NOT_TEXT`),
    ...each<unknown>(
      [
        ['empty text', ''],
        ['blanks', '  '],
      ],
      (value) => having(attribute, value),
      `/${attribute} BLANK`,
    ),
    ...each<unknown>(UNPRINTABLE, (value) => having(attribute, value), `/${attribute} CONTROL_CHARACTERS`),
    ...each<unknown>(
      [['endless text', 'x'.repeat(50_000)]],
      (value) => having(attribute, value),
      `/${attribute} TOO_LONG`,
    ),
  ].map(([what, json, fault]): WrongEvent => [`${attribute}: ${what}`, json, fault]);

const source: WrongEvent[] = each<unknown>(
  [
    '/departments/lain/loket',
    '/teladan/appraisal',
    '/departments/jahat/loket/',
    '/DEPARTMENTS/JAHAT/LOKET',
    '*',
    '../loket',
    "' OR 1=1 --",
    '/departments/jahat/loket%00',
  ].map((text) => [text, text] as const),
  (value) => having('source', value),
  '/source SOURCE_NOT_OWN',
);

const type: WrongEvent[] = [
  ...each<unknown>(
    [
      'x',
      AppraisalCompleted.type,
      'teladan.service.request-received.v2',
      'teladan.service.request-received.v0',
      '__proto__',
      'constructor',
      'toString',
      'TELADAN.SERVICE.REQUEST-RECEIVED.V1',
      ` ${RequestReceived.type}`,
    ].map((text) => [text, text] as const),
    (value) => having('type', value),
    '/type EVENT_TYPE_UNKNOWN',
  ),
  [
    'a type that it may not send',
    having('type', 'teladan.service.request-rejected.v1'),
    '/type EVENT_TYPE_NOT_ALLOWED',
  ],
];

const time: WrongEvent[] = [
  ...each<unknown>(
    [
      'kemarin',
      '2025-03-03',
      '2025-03-03T01:00:00',
      '2025-02-30T00:00:00Z',
      '2025-13-01T00:00:00Z',
      '2025-01-01T24:00:00Z',
      '2025-01-01T00:60:00Z',
      '2025-12-31T23:59:60Z',
      '+012025-01-01T00:00:00Z',
      '-000001-01-01T00:00:00Z',
      '2025-W10-1',
      '1741000000',
      '2025-01-01T00:00:00+24:00',
      `2025-01-01T00:00:00.${'0'.repeat(5_000)}Z`,
      '2025-01-01T00:00:00Z\u0000',
      '２０２５-01-01T00:00:00Z',
      '',
    ].map((text) => [text.slice(0, 40), text] as const),
    (value) => having('time', value),
    '/time NOT_RFC_3339',
  ),
  ...each<unknown>(NOT_TEXT, (value) => having('time', value), '/time NOT_RFC_3339'),
  ...each<unknown>(
    [
      ['nothing', undefined],
      ['null', null],
    ],
    (value) => having('time', value),
    '/time REQUIRED',
  ),
  ...each(
    [
      ['2 hours ahead', 2],
      ['a year ahead', 24 * 365],
      ['a century ahead', 24 * 36_500],
    ],
    (hours) => having('time', new Date(Date.now() + hours * HOUR).toISOString()),
    '/time EVENT_TOO_FAR_AHEAD',
  ),
  ['the year 9999', having('time', '9999-12-31T23:59:59Z'), '/time EVENT_TOO_FAR_AHEAD'],
  ...each<unknown>(
    ['1999-12-31T23:59:59Z', '1970-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '0000-01-01T00:00:00+23:59'].map(
      (text) => [text, text] as const,
    ),
    (value) => having('time', value),
    '/time EVENT_TOO_OLD',
  ),
];

const form: WrongEvent[] = [
  ...each<unknown>(
    [
      ['nothing', undefined],
      ['null', null],
    ],
    (value) => having('specversion', value),
    '/specversion REQUIRED',
  ),
  ...each<unknown>(
    [
      ['0.3', '0.3'],
      ['1.1', '1.1'],
      ['the number 1', 1],
      ['a list', ['1.0']],
    ],
    (value) => having('specversion', value),
    '/specversion SPECVERSION_UNKNOWN',
  ),
  ['encoded data', having('data_base64', 'e30='), '/data_base64 DATA_NOT_JSON'],
  ...each<unknown>(
    [
      ['XML', 'application/xml'],
      ['a number', 5],
      ['text', 'text/plain'],
      ['endless', `application/json;${'x'.repeat(9_000)}`],
    ],
    (value) => having('datacontenttype', value),
    '/datacontenttype DATA_NOT_JSON',
  ),
  ...each(
    ['null', '5', '"x"', 'true', '[]', '[[]]'].map((json) => [json, json] as const),
    (json) => () => json,
    ' NOT_AN_OBJECT',
  ),
  ['a __proto__', raw('__proto__', '{"admin":true}'), '/__proto__ UNKNOWN_FIELD'],
  [
    'a __proto__ in its data',
    (right) => JSON.stringify(right).replace('"data":{', '"data":{"__proto__":{"x":1},'),
    '/data/__proto__ UNKNOWN_FIELD',
  ],
  ['a constructor', raw('constructor', '{"prototype":{"admin":true}}'), '/constructor UNKNOWN_FIELD'],
  ['a toString', raw('toString', '5'), '/toString UNKNOWN_FIELD'],
  [
    'a hasOwnProperty deep in an extension',
    raw('ext', '{"a":[{"hasOwnProperty":1}]}'),
    '/ext/a/0/hasOwnProperty UNKNOWN_FIELD',
  ],
  ...each(
    [
      ['40', 40],
      ['1,000', 1_000],
      ['20,000', 20_000],
    ],
    (levels) => raw('ext', DEEP(levels)),
    `/ext${'/a'.repeat(31)} TOO_DEEP`,
  ),
  ['the same attribute twice, the second wrong', raw('id', '5'), '/id NOT_TEXT'],
];

const inData: WrongEvent[] = [
  ...each<unknown>(
    [
      ['nothing', undefined],
      ['null', null],
    ],
    (value) => having('data', value),
    '/data REQUIRED',
  ),
  ...each<unknown>(
    [
      ['text', 'x'],
      ['JSON in text', '{"requestId":"R-1"}'],
      ['a number', 5],
      ['a list', []],
      ['false', false],
    ],
    (value) => having('data', value),
    '/data CONTRACT_BROKEN',
  ),
  ['an empty object', having('data', {}), '/data/requestId CONTRACT_BROKEN'],
  ...each(
    ['nik', 'nama', 'alamat', 'x\u0000y', 'y'.repeat(5_000)].map((name) => [name.slice(0, 10), name] as const),
    (name) => dataHaving(name, '1373010101900001'),
    '/data/ CONTRACT_BROKEN',
  ),
  ...each<unknown>(
    [
      ...NOT_TEXT,
      ['null', null],
      ['empty', ''],
      ['too long', 'x'.repeat(101)],
      ['a NUL', 'a\u0000b'],
      ['a backspace', 'a\u0008'],
    ],
    (value) => dataHaving('requestId', value),
    '/data/requestId CONTRACT_BROKEN',
  ),
  ...each<unknown>(
    [
      ['a lone surrogate', 'a\ud800'],
      ['what Kafka’s readers take for a NUL', 'a\\u0000b'],
    ],
    (value) => dataHaving('requestId', value),
    '/data/requestId CONTROL_CHARACTERS',
  ),
  ...each<unknown>(
    [
      ...NOT_TEXT,
      ['null', null],
      ['empty', ''],
      ['a blank', 'akta kelahiran'],
      ['a path', '../akta'],
      ['SQL', "x'; DROP TABLE request; --"],
      ['too long', 'x'.repeat(65)],
      ['a NUL', 'kk\u0000'],
    ],
    (value) => dataHaving('serviceCode', value),
    '/data/serviceCode CONTRACT_BROKEN',
  ),
  ...each<unknown>(
    ['surat-sakti', 'AKTA-KELAHIRAN', '0'].map((text) => [text, text] as const),
    (value) => dataHaving('serviceCode', value),
    '/data/serviceCode EVENT_SERVICE_UNKNOWN',
  ),
  ['a service that it may not send', dataHaving('serviceCode', 'kk'), '/data/serviceCode SERVICE_NOT_ALLOWED'],
  ...each<unknown>(
    [
      ...NOT_TEXT,
      ['empty', ''],
      ['a NIP', '199001012015031001'],
      ['capitals', '5D0F7F2A-1B2C-4D3E-8F40-0000000000A1'],
      ['a nil with more', '00000000-0000-0000-0000-000000000000x'],
    ],
    (value) => dataHaving('officerId', value),
    '/data/officerId CONTRACT_BROKEN',
  ),
  [
    'an infinite number',
    (right) => JSON.stringify(right).replace('"officerId":null', '"officerId":1e999'),
    '/data/officerId CONTRACT_BROKEN',
  ],
  [
    'a number of a thousand digits',
    (right) => JSON.stringify(right).replace('"officerId":null', `"officerId":${'9'.repeat(1_000)}`),
    '/data/officerId CONTRACT_BROKEN',
  ],
];

const labelled = (prefix: string, cases: readonly WrongEvent[]): WrongEvent[] =>
  cases.map(([what, json, fault]) => [`${prefix}: ${what} (${fault})`, json, fault]);

const WRONG_EVENTS: readonly WrongEvent[] = [
  ...ofText('id'),
  ...ofText('source'),
  ...ofText('type'),
  ...labelled('source', source),
  ...labelled('type', type),
  ...labelled('time', time),
  ...labelled('form', form),
  ...labelled('data', inData),
];

interface Sent {
  readonly body?: string | Buffer;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: (producer: PluggedIn) => string | undefined;
  readonly method?: string;
  readonly path?: string;
}

/** One wrong request as a whole. */
type WrongRequest = readonly [what: string, sent: Sent, status: number, code: string];

const utf16 = (text: string) => Buffer.from(text, 'utf16le');

const BODIES: WrongRequest[] = (
  [
    ['no body', '', 'EMPTY_BODY'],
    ['blanks', '   ', 'MALFORMED_JSON'],
    ['half an object', '{"id":', 'MALFORMED_JSON'],
    ['half a list', '[{', 'MALFORMED_JSON'],
    ['a comma too many', '[{},]', 'MALFORMED_JSON'],
    ['single quotes', "[{'id':'x'}]", 'MALFORMED_JSON'],
    ['a comment', '[/* x */]', 'MALFORMED_JSON'],
    ['NaN', '[NaN]', 'MALFORMED_JSON'],
    ['Infinity', '[{"a":Infinity}]', 'MALFORMED_JSON'],
    ['undefined', 'undefined', 'MALFORMED_JSON'],
    ['two documents', '{}{}', 'MALFORMED_JSON'],
    ['a line each', '{"id":"a"}\n{"id":"b"}', 'MALFORMED_JSON'],
    ['a raw NUL', '[{"id":"a\u0000"}]', 'MALFORMED_JSON'],
    ['a byte order mark', '\ufeff[]', 'MALFORMED_JSON'],
    ['a form', 'id=1&source=2', 'MALFORMED_JSON'],
    ['XML', '<?xml version="1.0"?><event/>', 'MALFORMED_JSON'],
    ['an external entity', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>', 'MALFORMED_JSON'],
    ['UTF-16', utf16('[{}]'), 'MALFORMED_JSON'],
    ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16('[{}]')]), 'INVALID_UTF8'],
    ['Latin-1', Buffer.from('[{"id":"é"}]', 'latin1'), 'INVALID_UTF8'],
    ['an overlong NUL', Buffer.from([0x5b, 0x22, 0xc0, 0x80, 0x22, 0x5d]), 'INVALID_UTF8'],
    ['an encoded surrogate', Buffer.from([0x5b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x5d]), 'INVALID_UTF8'],
    ['half a character', Buffer.from([0x5b, 0x22, 0xe5, 0xad]), 'INVALID_UTF8'],
    ['gzip that is not called so', gzipSync('[{}]'), 'INVALID_UTF8'],
    ['random bytes', Buffer.from(Array.from({ length: 999 }, (_, n) => (n * 7919 + 128) % 256)), 'INVALID_UTF8'],
    ['an empty list', '[]', 'EMPTY_BATCH'],
    ['an object', '{}', 'NOT_A_BATCH'],
    ['null', 'null', 'NOT_A_BATCH'],
    ['text', '"[]"', 'NOT_A_BATCH'],
    ['a number', '5', 'NOT_A_BATCH'],
    ['200,000 lists in each other', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'TOO_MANY_PARTS'],
    ['a million objects', `[${'{},'.repeat(1_000_000)}{}]`, 'TOO_MANY_PARTS'],
    ['200,000 lists without an end', '['.repeat(200_000), 'TOO_MANY_PARTS'],
  ] as const
).map(([what, body, code]) => [`a batch of ${what}`, { body }, 400, code]);

const TYPES: WrongRequest[] = [
  'text/plain',
  'text/csv',
  'text/html',
  'application/xml',
  'application/octet-stream',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/cloudevents+xml',
  'application/cloudevents+avro',
  'application/cloudevents',
  'application/cloudevents-batch',
  'application/json',
  'application/json; charset=utf-16',
  'application/x-ndjson',
  'image/png',
  'nonsense',
  '*/*',
].map((type) => [`the type ${type}`, { type, body: '[{}]' }, 415, 'NOT_CLOUD_EVENTS']);

const packed = Buffer.alloc(50 * 1024 * 1024, ' ');
const ENCODINGS: WrongRequest[] = [
  ['gzip', gzipSync('[{}]')],
  ['gzip', gzipSync(packed)],
  ['br', brotliCompressSync('[{}]')],
  ['deflate', deflateSync(packed)],
  ['gzip, gzip', gzipSync(gzipSync(packed))],
  ['zstd', Buffer.from('x')],
  ['nonsense', Buffer.from('[{}]')],
].map(([encoding, body], n) => [
  `${n}: ${String(encoding)} of ${body?.length} bytes`,
  { body: body as Buffer, headers: { 'content-encoding': String(encoding) } },
  415,
  'UNSUPPORTED_ENCODING',
]);

const forged = (token: string): string => `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;

const CREDENTIALS: WrongRequest[] = [
  ['as credential none', { token: () => undefined }, 401, 'CREDENTIAL_REQUIRED'],
  [
    'as credential a basic one',
    { headers: { authorization: 'Basic YTpi' }, token: () => undefined },
    401,
    'CREDENTIAL_REQUIRED',
  ],
  [
    'as credential an empty one',
    { headers: { authorization: 'Bearer ' }, token: () => undefined },
    401,
    'CREDENTIAL_REQUIRED',
  ],
  ['as credential two', { token: ({ token }) => `${token} ${token}` }, 401, 'CREDENTIAL_REQUIRED'],
  ['as credential another shape', { token: () => 'x' }, 401, 'CREDENTIAL_REFUSED'],
  [
    'as credential an unknown one',
    { token: () => `tld_${'0'.repeat(24)}_${'a'.repeat(43)}` },
    401,
    'CREDENTIAL_REFUSED',
  ],
  ['as credential a forged one', { token: ({ token }) => forged(token) }, 401, 'CREDENTIAL_REFUSED'],
  ['as credential half a one', { token: ({ token }) => token.slice(0, 40) }, 401, 'CREDENTIAL_REFUSED'],
  ['as credential one in capitals', { token: ({ token }) => token.toUpperCase() }, 401, 'CREDENTIAL_REFUSED'],
  ['as credential one with more behind', { token: ({ token }) => `${token}=` }, 401, 'CREDENTIAL_REFUSED'],
  ['as credential SQL', { token: () => `tld_' OR 1=1 --` }, 401, 'CREDENTIAL_REQUIRED'],
  ['as credential the administrator’s', { token: () => ADMINISTRATOR_TOKEN }, 401, 'CREDENTIAL_REFUSED'],
  ['as credential the id alone', { token: ({ credentialId }) => credentialId }, 401, 'CREDENTIAL_REFUSED'],
  ['as credential an endless one', { token: () => 'x'.repeat(10_000) }, 401, 'CREDENTIAL_REFUSED'],
];

const ADDRESSES: WrongRequest[] = [
  ['GET', { method: 'GET' }, 405, 'METHOD_NOT_ALLOWED'],
  ['PUT', { method: 'PUT', body: '[]' }, 405, 'METHOD_NOT_ALLOWED'],
  ['DELETE', { method: 'DELETE' }, 405, 'METHOD_NOT_ALLOWED'],
  ['a NUL in the address', { path: '/ingest/events%00', body: '[]' }, 400, 'MALFORMED_URL'],
  ['a broken address', { path: '/ingest/events%', body: '[]' }, 400, 'MALFORMED_URL'],
  ['an address beside it', { path: '/ingest/event', body: '[]' }, 404, 'UNKNOWN_DOOR'],
  ['a list that is called one event', { type: SINGLE, body: '[{}]' }, 400, 'NOT_ONE_EVENT'],
  ['more than 4 MiB', { body: `["${'x'.repeat(4 * 1024 * 1024)}"]` }, 413, 'BODY_TOO_LARGE'],
  ['1,001 events', { body: JSON.stringify(Array.from({ length: 1_001 }, () => ({}))) }, 413, 'BATCH_TOO_LONG'],
  ['100,000 numbers', { body: `[${'1,'.repeat(99_999)}1]` }, 413, 'BATCH_TOO_LONG'],
  ['a header without end', { headers: { 'ce-x': 'x'.repeat(20_000) }, body: '[]' }, 431, 'HEADERS_TOO_LARGE'],
];

const WRONG_REQUESTS = [...BODIES, ...TYPES, ...ENCODINGS, ...CREDENTIALS, ...ADDRESSES];

/** What is not even HTTP as a client would write it. */
const UNREADABLE: readonly (readonly [what: string, text: (head: string) => string, status: number])[] = [
  ['two lengths', (head) => `${head}Content-Length: 2\r\nContent-Length: 5\r\n\r\n[]`, 400],
  ['a length that is no number', (head) => `${head}Content-Length: many\r\n\r\n[]`, 400],
  ['a negative length', (head) => `${head}Content-Length: -1\r\n\r\n[]`, 400],
  ['a length and chunks', (head) => `${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
  ['a chunk without a size', (head) => `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n[]\r\n0\r\n\r\n`, 400],
  ['a header without a name', (head) => `${head}: x\r\n\r\n`, 400],
  ['no HTTP at all', () => 'hello\r\n\r\n', 400],
  [
    'chunks that come to more than 4 MiB',
    (head) => `${head}Transfer-Encoding: chunked\r\n\r\n${`10000\r\n${' '.repeat(65_536)}\r\n`.repeat(66)}0\r\n\r\n`,
    413,
  ],
];

describe('hostile input at the HTTP door', () => {
  let service: TestService;
  let hostile: PluggedIn;
  let good: PluggedIn;
  let revoked: PluggedIn;
  let neighbours = 0;
  let beside = 0;

  beforeAll(async () => {
    service = await startService(serviceMetrics);
    const eventTypes = [RequestReceived.type];
    [hostile, good, revoked] = [
      await plugIn(service, 'jahat', { eventTypes }),
      await plugIn(service, 'baik'),
      await plugIn(service, 'bekas'),
    ];
    await service.http.delete(`/producers/${revoked.id}`, AS_ADMINISTRATOR);
  });

  afterAll(async () => {
    await service.stop();
  });

  const problemOf = async ({
    body,
    type = BATCH,
    headers = {},
    token = (of) => of.token,
    method = 'POST',
    path = '/ingest/events',
  }: Sent) => {
    const shown = token(hostile);
    const authorization = shown === undefined ? {} : { authorization: `Bearer ${shown}` };
    const answer = await fetch(service.http.url + path, {
      method,
      headers: { 'content-type': type, 'accept-language': 'en', ...authorization, ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : new Uint8Array(body) }),
    });
    return { status: answer.status, problem: (await answer.json()) as { code: string; detail: string } };
  };

  const isTaken = async (): Promise<void> => {
    const { status, body } = await good.send(good.event());
    expect([status, body.map(({ outcome }) => outcome)]).toEqual([200, ['accepted']]);
    beside += 1;
  };

  it('is of more than 150 kinds', () => {
    expect(WRONG_EVENTS.length + WRONG_REQUESTS.length + UNREADABLE.length).toBeGreaterThan(150);
    expect(new Set(WRONG_EVENTS.map(([what]) => what)).size).toBe(WRONG_EVENTS.length);
  });

  it.each(WRONG_EVENTS)('is rejected with its reason, and its neighbours are taken: %s', async (_what, json, fault) => {
    const around = [hostile.event(), hostile.event()].map((event) => JSON.stringify(event));
    const batch = `[${around[0]},${json(hostile.event())},${around[1]}]`;
    const { status, body } = await hostile.send(batch, { headers: { 'content-type': BATCH } });
    expect([status, body.map(({ outcome }) => outcome)]).toEqual([200, ['accepted', 'rejected', 'accepted']]);
    neighbours += 2;
    const errors = body[1]?.errors ?? [];
    const told = errors.map(({ field, code }) => `${field} ${code}`);
    const [field = '', code = ''] = fault.split(' ');
    const found = field.endsWith('/')
      ? told.filter((each) => each.startsWith(field) && each.endsWith(code))
      : told.filter((each) => each === fault);
    expect([told, found.length > 0]).toEqual([told, true]);
    for (const { message } of errors) expect(message).toMatch(/^[A-Z].*\.$/s);
  });

  it.each(WRONG_REQUESTS)('is refused with its reason: %s', async (_what, sent, status, code) => {
    const answer = await problemOf(sent);
    expect([answer.status, answer.problem.code]).toEqual([status, code]);
    expect(answer.problem.detail).toMatch(/^[A-Z].*\.$/s);
    await isTaken();
  });

  it('is refused from a producer that has ended', async () => {
    expect(await revoked.send(revoked.event())).toMatchObject({ status: 401, body: { code: 'CREDENTIAL_REFUSED' } });
  });

  it.each(UNREADABLE)('is answered before it is read as a request: %s', async (_what, text, status) => {
    const head = `POST /ingest/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${hostile.token}\r\nContent-Type: ${BATCH}\r\n`;
    expect(await statusOf(service.http.url, text(head))).toBe(status);
    await isTaken();
  });

  it.each([
    ['no attributes but one', { 'ce-id': 'x' }, '/specversion REQUIRED'],
    ['attributes of another unit', { 'ce-source': '/departments/baik/loket' }, '/source SOURCE_NOT_OWN'],
    ['an attribute with an encoded NUL', { 'ce-id': 'a%00b' }, '/id CONTROL_CHARACTERS'],
    ['an attribute named __proto__', { 'ce-__proto__': 'x' }, '/__proto__ UNKNOWN_FIELD'],
    ['an attribute named constructor', { 'ce-constructor': 'x' }, '/constructor UNKNOWN_FIELD'],
    ['data as an attribute', { 'ce-data_base64': 'e30=' }, '/data_base64 DATA_NOT_JSON'],
    ['a time that is none', { 'ce-time': 'x%' }, '/time NOT_RFC_3339'],
  ])('is rejected with its reason when it comes as headers: %s', async (_what, headers, fault) => {
    const { specversion, id, source, type, time, data } = hostile.event();
    const right = { 'ce-specversion': specversion, 'ce-id': id, 'ce-source': source, 'ce-type': type, 'ce-time': time };
    const sent = fault.includes('REQUIRED') ? headers : { ...right, ...headers };
    const answer = await hostile.send(data, { headers: { 'content-type': 'application/json', ...sent } });
    expect(answer.status).toBe(200);
    expect(answer.body[0]?.errors?.map(({ field, code }) => `${field} ${code}`)).toContain(fault);
  });

  it('does not get in by the same id a thousand times in one batch', async () => {
    const event = hostile.event();
    const { body } = await hostile.send(Array.from({ length: 1_000 }, () => event));
    neighbours += 1;
    expect(body.filter(({ outcome }) => outcome === 'accepted').map(({ index }) => index)).toEqual([0]);
    expect(body.filter(({ outcome }) => outcome === 'duplicate')).toHaveLength(999);
  });

  it('does not keep answers from being given while it comes from many at once', async () => {
    const [batch] = [JSON.stringify(Array.from({ length: 1_000 }, () => ({ ...hostile.event(), time: 'x' })))];
    const flood = Array.from({ length: 20 }, () => hostile.send(batch, { headers: { 'content-type': BATCH } }));
    for (let n = 0; n < 10; n += 1) await isTaken();
    const statuses = new Set((await Promise.all(flood)).map(({ status }) => status));
    expect([...statuses].filter((status) => status !== 200 && status !== 429)).toEqual([]);
  });

  it('left the process alive, its objects as they were, and every good event counted', async () => {
    await eventually(async () => {
      expect(await hostile.counted()).toBe(neighbours);
      expect(await good.counted()).toBe(beside);
    });
    expect((await service.http.get('/health/ready')).status).toBe(200);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
    expect((await service.http.get<object[]>('/messaging/parked')).body).toEqual([]);
  });

  it('is still there to be read, but for what is too large to be kept', async () => {
    const ids = new Set<string>();
    for (let cursor = ''; ;) {
      const { status, body } = await hostile.get<{ items: { id: string; errors: object[] }[]; next: string | null }>(
        `/ingest/rejected?limit=500${cursor}`,
      );
      expect(status).toBe(200);
      for (const { id, errors } of body.items) {
        expect(errors.length).toBeGreaterThan(0);
        ids.add(id);
      }
      if (body.next === null) break;
      cursor = `&cursor=${body.next}`;
    }
    expect(ids.size).toBeGreaterThan(WRONG_EVENTS.length - 20);
  });
});

/** The status of the answer to bytes as they are; the connection may end with it. */
function statusOf(url: string, text: string): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = '';
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer')));
    // What is written after the answer may meet a closed connection.
    socket.on('error', (error) => (answer === '' ? reject(error) : undefined));
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(answer) ?? [];
      if (status === undefined) return;
      resolve(Number(status));
      socket.destroy();
    });
  });
}
