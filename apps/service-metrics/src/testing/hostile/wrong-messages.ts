import { AppraisalCompleted, RequestReceived } from '#contracts';
import type { CloudEventJson } from '../plugged-in.js';

/** What a department's own Kafka client sends. */
export interface KafkaMessage {
  readonly key: string | Buffer | null;
  readonly value: string | Buffer | null;
  readonly headers: Readonly<Record<string, string | Buffer | (string | Buffer)[]>>;
}

/** One wrong message, made of a right one, and the code that it must be parked with. */
export type WrongMessage = readonly [what: string, wrong: (right: KafkaMessage) => KafkaMessage, code: string];

/** CloudEvents, Kafka binding, binary mode. */
export const asKafkaMessage = ({ data, ...attributes }: CloudEventJson): KafkaMessage => ({
  key: (data as { requestId: string }).requestId,
  value: JSON.stringify(data),
  headers: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce_${name}`, value])),
});

type Headers = Readonly<Record<string, KafkaMessage['headers'][string] | undefined>>;

const headed =
  (more: Headers) =>
  (right: KafkaMessage): KafkaMessage => ({
    ...right,
    headers: Object.fromEntries(
      Object.entries({ ...right.headers, ...more }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as const],
      ),
    ),
  });

const valued =
  (value: string | Buffer | null) =>
  (right: KafkaMessage): KafkaMessage => ({ ...right, value });

const held =
  (more: object) =>
  (right: KafkaMessage): KafkaMessage => ({
    ...right,
    value: JSON.stringify({ ...(JSON.parse(String(right.value)) as object), ...more }),
  });

const all = <V>(
  prefix: string,
  values: readonly (readonly [string, V])[],
  wrong: (value: V) => WrongMessage[1],
  code: string,
): WrongMessage[] => values.map(([what, value]) => [`${prefix}: ${what}`, wrong(value), code]);

const named = (texts: readonly string[]): (readonly [string, string])[] => texts.map((text) => [text, text]);

const HOUR = 3_600_000;
const DEEP = 100_000;
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

const VALUES: readonly (readonly [string, string | Buffer | null])[] = [
  ['nothing, a tombstone', null],
  ['no bytes', ''],
  ['blanks', '   '],
  ['half an object', '{"requestId":'],
  ['null', 'null'],
  ['a number', '5'],
  ['text', '"x"'],
  ['a list', '[]'],
  ['XML', '<event/>'],
  ['an external entity', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'],
  ['NaN', '{"requestId":NaN}'],
  ['a comment', '{/* x */}'],
  ['two documents', '{}{}'],
  ['a NUL', '{"requestId":"\u0000"}'],
  ['an escaped NUL', '{"requestId":"a\\u0000"}'],
  ['half a character', '{"requestId":"a\\ud800","serviceCode":"akta-kelahiran","officerId":null}'],
  ['the other half', '{"requestId":"\\udc00a","serviceCode":"akta-kelahiran","officerId":null}'],
  ['half a character in a name', '{"\\ud800":1}'],
  ['UTF-16', utf16('{"requestId":"x"}')],
  ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16('{}')])],
  ['Latin-1', Buffer.from('{"requestId":"é"}', 'latin1')],
  ['an overlong NUL', Buffer.from([0x7b, 0x22, 0xc0, 0x80, 0x22, 0x7d])],
  ['random bytes', Buffer.from(Array.from({ length: 999 }, (_, n) => (n * 7919 + 128) % 256))],
  ['Avro with its magic byte', Buffer.from([0, 0, 0, 0, 1, 2, 3])],
  ['100,000 lists in each other', '['.repeat(DEEP) + ']'.repeat(DEEP)],
  ['100,000 lists without an end', '['.repeat(DEEP)],
  ['900 KB of nothing', ' '.repeat(900_000)],
];

const DATA: readonly (readonly [string, string | object])[] = [
  ['an empty object', {}],
  ['100,000 objects in each other', `${'{"requestId":'.repeat(DEEP / 2)}1${'}'.repeat(DEEP / 2)}`],
  ['a __proto__', '{"__proto__":{"admin":true}}'],
  ['a constructor', '{"constructor":{"prototype":{"admin":true}}}'],
  ['a field that is a megabyte long', `{"${'x'.repeat(900_000)}":1}`],
];

const FIELDS: readonly (readonly [string, object])[] = [
  ['a number for a request', { requestId: 5 }],
  ['no request', { requestId: undefined }],
  ['an empty request', { requestId: '' }],
  ['a request of 900 KB', { requestId: 'x'.repeat(900_000) }],
  ['a list for a request', { requestId: ['x'] }],
  ['a service with a blank', { serviceCode: 'akta kelahiran' }],
  ['SQL for a service', { serviceCode: "x'; DROP TABLE request; --" }],
  ['a path for a service', { serviceCode: '../akta' }],
  ['a huge number for a service', { serviceCode: 1e300 }],
  ['a NIP for an officer', { officerId: '199001012015031001' }],
  ['an object for an officer', { officerId: { $ne: null } }],
  ['an officer in capitals', { officerId: '5D0F7F2A-1B2C-4D3E-8F40-0000000000A1' }],
  ['a NIK besides', { nik: '1373010101900001' }],
  ['a name besides', { nama: 'Siti' }],
  ['a duration of billions besides', { durationMs: 9e18 }],
];

const ATTRIBUTES: readonly (readonly [string, Headers])[] = [
  ['no id', { ce_id: undefined }],
  ['an empty id', { ce_id: '' }],
  ['an id of 513 characters', { ce_id: 'x'.repeat(513) }],
  ['an id of 900 KB', { ce_id: 'x'.repeat(900_000) }],
  ['a NUL in its id', { ce_id: 'a\u0000b' }],
  ['an escape in its id', { ce_id: '\u001b[2J' }],
  ['a line end in its id', { ce_id: 'a\nb' }],
  ['bytes for an id', { ce_id: Buffer.from([0xff, 0xfe, 0x00]) }],
  ['two ids', { ce_id: ['a', 'b'] }],
  ['no source', { ce_source: undefined }],
  ['a source of 900 KB', { ce_source: 'x'.repeat(900_000) }],
  ['bytes for a source', { ce_source: Buffer.from([0xc3, 0x28]) }],
  ['two sources', { ce_source: ['/a', '/b'] }],
  ['no type', { ce_type: undefined }],
  ['two types', { ce_type: [RequestReceived.type, RequestReceived.type] }],
  ['no time', { ce_time: undefined }],
  ['no specversion', { ce_specversion: undefined }],
  ['specversion 0.3', { ce_specversion: '0.3' }],
  ['two specversions', { ce_specversion: ['1.0', '1.0'] }],
  ['a subject of 900 KB', { ce_subject: 'x'.repeat(900_000) }],
  ['a NUL in its subject', { ce_subject: 'a\u0000' }],
  ['a hundred and one headers', Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`h${n}`, 'x']))],
  ['50,000 headers', Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [`h${n}`, 'x']))],
  ['one header 50,000 times', { h: Array.from({ length: 50_000 }, () => 'x') }],
];

/** Headers that every object has already come from the client in an odd form; here they stand beside a fault. */
const INHERITED: readonly (readonly [string, Headers])[] = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
].map((name) => [name, Object.fromEntries([[name, 'x'] as const, ['ce_id', undefined] as const])]);

const structured = (right: KafkaMessage): KafkaMessage => ({
  ...right,
  value: JSON.stringify({ specversion: '1.0', id: 'x', type: RequestReceived.type, data: right.value }),
  headers: { 'content-type': 'application/cloudevents+json' },
});

export const WRONG_MESSAGES: readonly WrongMessage[] = [
  ...all('value', VALUES, valued, 'INVALID_JSON'),
  ...all('data', DATA, (data) => valued(typeof data === 'string' ? data : JSON.stringify(data)), 'SCHEMA_VIOLATION'),
  ...all('field', FIELDS, held, 'SCHEMA_VIOLATION'),
  ...all('request', named(['   ', '\t', '\u00a0\u200b']), (requestId) => held({ requestId }), 'EVENT_NUMBER_BLANK'),
  ...all('attribute', ATTRIBUTES, headed, 'NOT_A_CLOUD_EVENT'),
  ...all('inherited header', INHERITED, headed, 'NOT_A_CLOUD_EVENT'),
  ...all(
    'time',
    named([
      'kemarin',
      '2025',
      '5',
      '2025-03-03',
      '2025-03-03T01:00:00',
      '2025-02-30T00:00:00Z',
      '+99999-01-01T00:00:00Z',
    ]),
    (time) => headed({ ce_time: time }),
    'NOT_A_CLOUD_EVENT',
  ),
  ...all(
    'ancient time',
    named(['1970-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '1999-12-31T23:59:59Z']),
    (time) => headed({ ce_time: time }),
    'EVENT_TOO_OLD',
  ),
  ...all(
    'future time',
    [
      ['2 hours ahead', 2],
      ['a century ahead', 876_000],
    ],
    (hours) => headed({ ce_time: new Date(Date.now() + hours * HOUR).toISOString() }),
    'EVENT_TOO_FAR_AHEAD',
  ),
  ...all(
    'type',
    named([
      'x',
      '__proto__',
      'constructor',
      'teladan.service.request-received.v2',
      'teladan.service.request-received.v4294967295',
      `teladan.service.request-received.v${'9'.repeat(300)}`,
      'TELADAN.SERVICE.REQUEST-RECEIVED.V1',
    ]),
    (type) => headed({ ce_type: type }),
    'UNKNOWN_TYPE',
  ),
  ['type: one of the platform’s own', headed({ ce_type: AppraisalCompleted.type }), 'WRONG_TOPIC'],
  ['service: one that is not registered', held({ serviceCode: 'surat-sakti' }), 'EVENT_SERVICE_UNKNOWN'],
  ['service: one that it may not send', held({ serviceCode: 'kk' }), 'SERVICE_NOT_ALLOWED'],
  ['source: another department’s', headed({ ce_source: '/departments/baik/loket' }), 'SOURCE_NOT_OWN'],
  ['source: one that nobody has', headed({ ce_source: '/departments/jahat/lain' }), 'SOURCE_NOT_OWN'],
  ['form: structured mode', structured, 'NOT_A_CLOUD_EVENT'],
  ['form: nothing at all', () => ({ key: null, value: null, headers: {} }), 'NOT_A_CLOUD_EVENT'],
  ['key: none, of a wrong value', (right) => ({ ...right, key: null, value: '{' }), 'INVALID_JSON'],
  ['key: bytes, of a wrong value', (right) => ({ ...right, key: Buffer.from([0, 0xff]), value: '{' }), 'INVALID_JSON'],
  ['key: of 100 KB, of a wrong value', (right) => ({ ...right, key: 'k'.repeat(100_000), value: '{' }), 'INVALID_JSON'],
];

/** What is odd and yet says all that is needed: it is counted. */
export const ODD_MESSAGES: readonly (readonly [what: string, odd: (right: KafkaMessage) => KafkaMessage])[] = [
  ['no key', (right) => ({ ...right, key: null })],
  ['bytes for a key', (right) => ({ ...right, key: Buffer.from([0xff, 0, 1]) })],
  ['the key of another request', (right) => ({ ...right, key: 'another' })],
  ['a negative sequence', headed({ ce_sequence: '-5' })],
  ['a sequence beyond 2^53', headed({ ce_sequence: '9007199254740993' })],
  ['a sequence that is no number', headed({ ce_sequence: 'NaN' })],
  ['a correlation of control characters', headed({ ce_correlationid: '\u0000\u001b' })],
  ['a header named __proto__', headed(Object.fromEntries([['__proto__', 'x']]))],
  ['a header named constructor', headed({ constructor: 'x' })],
  ['a header of 500 KB', headed({ trace: 'x'.repeat(500_000) })],
  ['an officer whom nobody knows', held({ officerId: '00000000-0000-4000-8000-000000000000' })],
  [
    'the same field twice in its JSON',
    (right) => ({ ...right, value: `{"officerId":5,${String(right.value).slice(1)}` }),
  ],
];
