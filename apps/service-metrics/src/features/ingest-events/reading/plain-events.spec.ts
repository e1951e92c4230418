import fc from 'fast-check';
import { asId, type ServiceCode } from '#civil-service';
import { RequestFinished, RequestReceived, SurveyAnswered } from '#contracts';
import { SERVICE_CONTRACTS } from '../../on-service-events/service-contracts.js';
import { PlainEvents } from './plain-events.js';
import { MOST_EVENTS, readEvents } from './read-events.js';

const SOURCE = '/departments/disdukcapil/loket';
const measure = {
  producer: {
    source: SOURCE,
    eventTypes: [RequestReceived.type, RequestFinished.type, SurveyAnswered.type],
    serviceCodes: ['akta-kelahiran', 'ktp'].map((code) => asId<ServiceCode>(code)),
  },
  now: Date.parse('2025-03-04T00:00:00Z'),
};

const name = fc.oneof(
  fc.constantFrom('R-1', 'R-2', 'e-1', '', ' ', 'R 1', 'a"b', 'é', 'x'.repeat(100), 'x'.repeat(101), 'x'.repeat(600)),
  fc.stringMatching(/^[!#-[\]-~]{1,40}$/),
);
const time = fc.constantFrom(
  ...['2025-03-03T08:00:00+07:00', '2025-03-03T01:00:00Z', '2025-03-03t01:00:00.5z', '2025-02-30T00:00:00Z'],
  ...['2025-03-03T08:00:00', '2031-01-01T00:00:00Z', '1999-01-01T00:00:00Z', 'kemarin', ''],
);
const request = fc.record(
  {
    requestId: name,
    serviceCode: fc.constantFrom('akta-kelahiran', 'ktp', 'kk', ''),
    officerId: fc.constantFrom(null, '5d0f7f2a-1b2c-4d3e-8f40-000000000001', 'x', 7),
    more: fc.constantFrom(1, 1.5, 'x'),
  },
  { requiredKeys: ['requestId', 'serviceCode', 'officerId'] },
);
const survey = fc.record({
  responseId: name,
  serviceCode: fc.constantFrom('akta-kelahiran', 'kk'),
  answers: fc.constantFrom(SurveyAnswered.example.answers, { ...SurveyAnswered.example.answers, U1: 5 }),
});
const event = fc.record(
  {
    specversion: fc.constantFrom('1.0', '0.3'),
    id: name,
    source: fc.constantFrom(SOURCE, '/departments/other'),
    type: fc.constantFrom(RequestReceived.type, RequestFinished.type, SurveyAnswered.type, 'x.v1'),
    time,
    data: fc.oneof({ weight: 6, arbitrary: request }, survey, fc.constantFrom(null, 1, {})),
    subject: fc.constantFrom('s-1', '', null),
    datacontenttype: fc.constantFrom('application/json', 'text/plain'),
    data_base64: fc.constant('e30='),
    constructor: fc.constant(1),
  },
  { requiredKeys: ['specversion', 'id', 'source', 'type', 'time', 'data'] },
);

const SEED = {
  ...{ specversion: '1.0', id: 'e-1', source: SOURCE, type: RequestReceived.type, time: '2025-03-03T08:00:00+07:00' },
  data: { requestId: 'R-1', serviceCode: 'akta-kelahiran', officerId: null },
};
const visible = fc.stringMatching(/^[!#-[\]-~]{1,12}$/);
const seldom = <T>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 12, arbitrary: usual }, { weight: 1, arbitrary: other });
/** One that is mostly right, and like others but for what may differ. */
const like = fc
  .record({
    id: seldom(visible, name),
    time: seldom(fc.constantFrom('2025-03-03T08:00:00+07:00', '2025-03-03T01:00:00Z'), time),
    number: seldom(visible, name),
    officerId: seldom(fc.constantFrom(null), fc.constantFrom('5d0f7f2a-1b2c-4d3e-8f40-000000000001', 'x')),
  })
  .map(({ number: requestId, officerId, ...own }) => ({
    ...SEED,
    ...own,
    data: { ...SEED.data, requestId, officerId },
  }));
const likeSurvey = fc.record({ id: visible, number: visible }).map(({ id, number: responseId }) => ({
  ...{ ...SEED, id, type: SurveyAnswered.type },
  data: { ...SurveyAnswered.example, responseId },
}));
const events = fc.array(seldom<object>(fc.oneof(like, likeSurvey), event), { minLength: 1, maxLength: 20 });

/** As JSON has it in other words: keys twice, blanks, keys in other order, numbers in other words. */
const written = fc.tuple(events, fc.nat(5)).map(([list, way]) => {
  if (way === 0) return JSON.stringify(list, null, 1);
  if (way === 1) return JSON.stringify(list).replaceAll('"specversion"', '"id":"first","specversion"');
  if (way === 2) return JSON.stringify(list).replaceAll('"serviceCode"', '"requestId":"first","serviceCode"');
  if (way === 3) return JSON.stringify(list.map((each) => Object.fromEntries(Object.entries(each).reverse())));
  return way === 4 ? JSON.stringify(list).replaceAll('"U1":4', '"U1":4.0') : JSON.stringify(list);
});

describe('events as programs write them', () => {
  it('come to the same as when each is taken apart', () => {
    fc.assert(
      fc.property(fc.array(written, { maxLength: 3 }), (lists) => {
        const plain = new PlainEvents();
        for (const json of lists) {
          const read = plain.read(Buffer.from(json), measure);
          if (read !== undefined) expect(read).toEqual(readEvents(JSON.parse(json) as unknown[], measure));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('come to the same when their id is the number of the request, and when something else is written like it', () => {
    const list = ['R-1', 'R-2', 'R-3'].map((id) => ({
      ...SEED,
      id,
      subject: 'R-1',
      data: { ...SEED.data, requestId: id },
    }));
    const read = new PlainEvents().read(Buffer.from(JSON.stringify(list)), measure);
    expect(read).toEqual(readEvents(list, measure));
    expect(read?.right).toHaveLength(3);
  });

  it('are held against the rules once for all that are alike, also in the next list', () => {
    let looked = 0;
    const { eventTypes, ...others } = measure.producer;
    const counting = {
      ...others,
      get eventTypes() {
        looked += 1;
        return eventTypes;
      },
    };
    const plain = new PlainEvents();
    for (const list of [0, 1]) {
      const events = Array.from({ length: 50 }, (_, n) => ({ ...SEED, id: `e-${list}-${10 + n}` }));
      const read = plain.read(Buffer.from(JSON.stringify(events)), { ...measure, producer: counting });
      expect(read?.right).toHaveLength(50);
    }
    // Besides it is looked at once for each list, to see whether the rules are still the same.
    expect(looked).toBeLessThan(10);
  });

  it('are held against the rules of their moment, whatever was right before', () => {
    const plain = new PlainEvents();
    const read = (now: number, producer = measure.producer) =>
      plain.read(Buffer.from(JSON.stringify([SEED, SEED])), { producer, now })?.right.length;
    expect(read(measure.now)).toBe(2);
    expect(read(Date.parse('2025-03-01T00:00:00Z'))).toBe(0);
    expect(read(measure.now, { ...measure.producer, serviceCodes: [] })).toBe(0);
    expect(read(measure.now)).toBe(2);
  });

  it.each([
    ['a text with an escape', JSON.stringify([SEED, { ...SEED, id: 'a"b' }])],
    ['a text that is not ASCII', JSON.stringify([SEED, { ...SEED, id: 'é' }])],
    ['what is no JSON', JSON.stringify([SEED, SEED]).replace('null', 'nul')],
    ['what ends in the middle', JSON.stringify([SEED, SEED]).slice(0, -1)],
    ['too many', JSON.stringify(Array(MOST_EVENTS + 1).fill(SEED))],
  ])('are left to others when there is %s among them', (_what, json) => {
    expect(new PlainEvents().read(Buffer.from(json), measure)).toBeUndefined();
  });

  it('may have any number of visible characters, as long as one that was right: no contract looks at which', () => {
    const number = fc.stringMatching(/^[!-~]{1,100}$/);
    fc.assert(
      fc.property(fc.constantFrom(...SERVICE_CONTRACTS.values()), number, (contract, own) => {
        const field = 'requestId' in contract.example ? 'requestId' : 'responseId';
        expect(contract.errors({ ...contract.example, [field]: own })).toEqual([]);
      }),
    );
  });
});
