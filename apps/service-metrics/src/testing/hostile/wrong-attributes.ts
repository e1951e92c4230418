import { AppraisalCompleted, RequestReceived } from '#contracts';
import { each, having, NOT_TEXT, type WrongEvent } from './wrong-event.js';

const HOUR = 3_600_000;

const UNPRINTABLE: readonly (readonly [string, string])[] = [
  ['a NUL', 'a\u0000b'],
  ['a line end', 'a\nb'],
  ['an escape', '\u001b[2J'],
  ['DEL', 'a\u007f'],
  ['a C1 control', 'a\u0085'],
  ['a lone high surrogate', 'a\ud800'],
  ['a lone low surrogate', '\udc00a'],
  ['the mark of broken bytes', 'a\ufffd'],
];

export const ofText = (attribute: string): WrongEvent[] =>
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

export const source: WrongEvent[] = each<unknown>(
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

export const type: WrongEvent[] = [
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

export const time: WrongEvent[] = [
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
