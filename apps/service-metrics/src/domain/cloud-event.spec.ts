import fc from 'fast-check';
import { instantOf, readCloudEvent } from './cloud-event.js';

const LIMITS = { maxId: 512, isFit: (text: string) => !/[\p{Cc}\p{Cs}]/u.test(text) };

const right = {
  specversion: '1.0',
  id: 'e-1',
  source: '/departments/disdukcapil/loket',
  type: 'teladan.service.request-received.v1',
  time: '2025-03-03T08:00:00+07:00',
  data: { requestId: 'R-1' },
};

const faults = (event: unknown): string[] => {
  const read = readCloudEvent(event, LIMITS);
  return read.ok ? [] : read.violations.map(({ field, code }) => `${field} ${code}`);
};

describe('the attributes of a CloudEvent', () => {
  it('are read, with the time as an instant and extensions left aside', () => {
    expect(readCloudEvent({ ...right, sequence: 5, datacontenttype: 'application/json' }, LIMITS)).toEqual({
      ok: true,
      value: {
        id: 'e-1',
        source: '/departments/disdukcapil/loket',
        type: 'teladan.service.request-received.v1',
        time: right.time,
        at: Date.UTC(2025, 2, 3, 1),
        data: { requestId: 'R-1' },
      },
    });
  });

  it('are all told that are wrong', () => {
    expect(faults({ specversion: '0.3', id: '', source: 5, time: 'x' })).toEqual([
      '/specversion SPECVERSION_UNKNOWN',
      '/id BLANK',
      '/source NOT_TEXT',
      '/type REQUIRED',
      '/time NOT_RFC_3339',
      '/data REQUIRED',
    ]);
  });

  it('may be as long as ids are remembered, and no longer', () => {
    expect(faults({ ...right, id: 'x'.repeat(512) })).toEqual([]);
    expect(faults({ ...right, id: 'x'.repeat(513) })).toEqual(['/id TOO_LONG']);
  });

  it.each(['application/json', 'APPLICATION/JSON; charset=utf-8', 'application/vnd.teladan+json'])(
    'may say that the data is %s',
    (datacontenttype) => {
      expect(faults({ ...right, datacontenttype })).toEqual([]);
    },
  );

  it.each([null, undefined, 5, 'x', true, [], [right]])('are not those of %p', (event) => {
    expect(faults(event)).toEqual([' NOT_AN_OBJECT']);
  });
});

describe('an instant', () => {
  it.each([
    ['2025-03-03T01:00:00Z', Date.UTC(2025, 2, 3, 1)],
    ['2025-03-03t01:00:00z', Date.UTC(2025, 2, 3, 1)],
    ['2025-03-03T01:00:00.123456789+07:00', Date.UTC(2025, 2, 2, 18, 0, 0, 123)],
    ['2025-12-31T23:59:59Z', Date.UTC(2025, 11, 31, 23, 59, 59)],
    ['0000-02-29T00:00:00Z', Date.parse('0000-02-29T00:00:00Z')],
    ['2024-02-29T23:59:59-01:30', Date.UTC(2024, 2, 1, 1, 29, 59)],
  ])('is read from %s', (text, at) => {
    expect(instantOf(text)).toBe(at);
  });

  const two = (n: number) => String(n).padStart(2, '0');
  const upTo = (max: number, min = 0) => fc.integer({ min, max }).map(two);
  const written = fc
    .tuple(
      fc.integer({ min: 0, max: 9999 }).map((year) => String(year).padStart(4, '0')),
      fc.tuple(upTo(12, 1), upTo(28, 1)),
      fc.tuple(upTo(23), upTo(59), upTo(59)),
      fc.oneof(fc.constant(''), fc.stringMatching(/^\.\d{1,9}$/)),
      fc.oneof(
        fc.constant('Z'),
        fc.tuple(fc.constantFrom('+', '-'), upTo(23), upTo(59)).map(([sign, h, m]) => `${sign}${h}:${m}`),
      ),
    )
    .map(([year, day, time, fraction, zone]) => `${[year, ...day].join('-')}T${time.join(':')}${fraction}${zone}`);

  it('is the one that the engine reads, whatever the year, the fraction and the zone', () => {
    fc.assert(
      fc.property(written, (text) => {
        expect(instantOf(text)).toBe(Date.parse(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    '2025-02-29T00:00:00Z',
    '2025-04-31T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2025-01-32T00:00:00Z',
    '2025-01-00T00:00:00Z',
    '2025-00-10T00:00:00Z',
    '2025-13-01T00:00:00Z',
    '2025-01-01T24:00:00Z',
    '2025-01-01T23:59:60Z',
    '2025-01-01T00:00:00',
    '2025-01-01',
    '2025-01-01 00:00:00Z',
    '+012025-01-01T00:00:00Z',
    '2025-01-01T00:00:00+24:00',
    '2025-01-01T00:00:00.Z',
    '',
    5,
    null,
  ])('is not read from %p', (text) => {
    expect(instantOf(text)).toBeUndefined();
  });
});
