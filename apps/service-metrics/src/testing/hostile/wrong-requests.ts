import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { ADMINISTRATOR_TOKEN } from '#testing';
import { type PluggedIn, SINGLE } from '../plugged-in.js';

export interface Sent {
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
    ['two byte order marks', '\ufeff\ufeff[]', 'MALFORMED_JSON'],
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

export const WRONG_REQUESTS = [...BODIES, ...TYPES, ...ENCODINGS, ...CREDENTIALS, ...ADDRESSES];

/** What is not even HTTP as a client would write it. */
export const UNREADABLE: readonly (readonly [what: string, text: (head: string) => string, status: number])[] = [
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
