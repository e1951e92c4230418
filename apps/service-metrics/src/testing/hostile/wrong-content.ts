import { dataHaving, each, having, NOT_TEXT, raw, type WrongEvent } from './wrong-event.js';

const DEEP = (levels: number) => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);

export const form: WrongEvent[] = [
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

export const inData: WrongEvent[] = [
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
      ['a tab', 'a\tb'],
      ['a line end', 'a\nb'],
      ['an escape', 'a\u001bb'],
      ['a delete', 'a\u007f'],
      ['a next line', 'a\u0085b'],
      ['the mark of broken bytes', 'a\ufffd'],
      ['what Kafka’s readers take for a NUL', 'a\\u0000b'],
    ],
    (value) => dataHaving('requestId', value),
    '/data/requestId CONTROL_CHARACTERS',
  ),
  ...each<unknown>(
    [
      ['a blank', ' '],
      ['tabs', '\t\t'],
      ['blanks that do not break', '\u00a0\u202f'],
      ['a character without width', '\u200b'],
    ],
    (value) => dataHaving('requestId', value),
    '/data/requestId EVENT_NUMBER_BLANK',
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
