import { RequestReceived } from '#contracts';
import { incoming } from '../consumer/incoming.js';
import { decode } from './cloud-event.js';

const TOPIC = 'service-events.disdukcapil';
const RIGHT: Readonly<Record<string, string>> = {
  ce_specversion: '1.0',
  ce_id: 'e-1',
  ce_source: '/departments/disdukcapil/loket',
  ce_type: RequestReceived.type,
  ce_time: '2025-03-03T01:00:00Z',
};

const message = (headers: object, value = JSON.stringify(RequestReceived.example)) => ({
  key: null,
  value: Buffer.from(value),
  headers: Object.fromEntries(
    Object.entries({ ...RIGHT, ...headers }).map(([name, given]) => [
      name,
      typeof given === 'string' ? Buffer.from(given) : (given as Buffer),
    ]),
  ),
  offset: '0',
});

const stem = RequestReceived.type.slice(0, -1);

describe('a message that a department’s own client sent', () => {
  it('is an event when it is right', () => {
    expect(decode(message({}), TOPIC)).toMatchObject({ kind: 'event' });
  });

  it.each([
    ['a version that there is not yet', { ce_type: `${stem}2` }, 'UNKNOWN_TYPE'],
    ['a version of ten digits', { ce_type: `${stem}4294967295` }, 'UNKNOWN_TYPE'],
    ['a version without end', { ce_type: `${stem}${'9'.repeat(500)}` }, 'UNKNOWN_TYPE'],
    ['version 0', { ce_type: `${stem}0` }, 'UNKNOWN_TYPE'],
    ['another specversion', { ce_specversion: '0.3' }, 'NOT_A_CLOUD_EVENT'],
    ['a NUL in its id', { ce_id: 'a\0b' }, 'NOT_A_CLOUD_EVENT'],
    ['an id that is not UTF-8', { ce_id: Buffer.from([0xff]) }, 'NOT_A_CLOUD_EVENT'],
    ['two ids', { ce_id: [Buffer.from('a'), Buffer.from('b')] }, 'NOT_A_CLOUD_EVENT'],
    ['a source of 900 KB', { ce_source: '/x'.repeat(450_000) }, 'NOT_A_CLOUD_EVENT'],
    ['a time without a zone', { ce_time: '2025-03-03T01:00:00' }, 'NOT_A_CLOUD_EVENT'],
    ['a year for a time', { ce_time: '2025' }, 'NOT_A_CLOUD_EVENT'],
    ['30 February', { ce_time: '2025-02-30T00:00:00Z' }, 'NOT_A_CLOUD_EVENT'],
  ])('is refused with a short reason for %s', (_what, headers, code) => {
    const decoded = decode(message(headers), TOPIC);
    expect(decoded).toMatchObject({ kind: 'undecodable', code });
    expect(decoded.kind === 'undecodable' && decoded.reason.length).toBeLessThan(200);
  });

  it.each([
    ['no id', { ce_id: '' }, {}, 'header ce_id wajib ada dan berisi', 'ce_id must be there and not be empty'],
    ['two', { ce_type: '', ce_time: '' }, {}, /^header ce_time, ce_type wajib ada/, /^ce_time, ce_type must be/],
    [
      'an officer by his NIP',
      {},
      { officerId: '199001012015031001' },
      /^\/officerId: harus /,
      /^\/officerId: this must /,
    ],
  ])('is told what is wrong in both languages: %s', (_what, headers, data, id, en) => {
    const decoded = decode(message(headers, JSON.stringify({ ...RequestReceived.example, ...data })), TOPIC);
    const detail = decoded.kind === 'undecodable' && decoded.params?.detail;
    expect(detail).toEqual({ id: expect.stringMatching(id) as string, en: expect.stringMatching(en) as string });
    expect(decoded).toMatchObject({ reason: expect.stringMatching(en) as string });
  });

  it('is refused when half a character stands in its data', () => {
    const half = JSON.stringify({ ...RequestReceived.example, requestId: 'R\ud800' });
    expect(decode(message({}, half), TOPIC)).toMatchObject({ kind: 'undecodable', code: 'INVALID_JSON' });
    const whole = '{"requestId":"\\ud83c\\udfdb","serviceCode":"kk","officerId":null}';
    expect(decode(message({}, whole), TOPIC)).toMatchObject({ kind: 'event', event: { data: { requestId: '🏛' } } });
  });

  it('names a field that is a megabyte long in a few words', () => {
    const long = JSON.stringify({ ...RequestReceived.example, ['x'.repeat(1_000_000)]: 1 });
    const decoded = decode(message({}, long), TOPIC);
    expect(decoded.kind === 'undecodable' && decoded.reason.length).toBeLessThan(400);
  });

  it('names every field that is wrong, as many as a line holds', () => {
    const reasonOf = (data: object): string => {
      const decoded = decode(message({}, JSON.stringify({ ...RequestReceived.example, ...data })), TOPIC);
      return decoded.kind === 'undecodable' ? decoded.reason : '';
    };
    expect(reasonOf({ officerId: 'x', nik: 1 })).toMatch(/^(?=.*\/officerId: )(?=.*\/nik: ).*; /);
    const many = Array.from({ length: 100 }, (_, n) => [`field-${n}`, 1] as const);
    const reason = reasonOf(Object.fromEntries(many));
    expect(reason.split('; ').length).toBeGreaterThan(1);
    expect(reason.length).toBeLessThan(400);
  });

  it('does not take the id of another department’s event', () => {
    const [own, other] = ['a', 'b'].map((unit) => incoming('x', `service-events.${unit}`, 0, message({})).inboxId);
    expect(own).not.toBe(other);
  });
});
