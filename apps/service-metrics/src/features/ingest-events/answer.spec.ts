import fc from 'fast-check';
import { asId, type ServiceCode } from '#civil-service';
import { RequestReceived } from '#contracts';
import { answerOf } from './answer.js';
import type { EventOutcome } from './event-outcome.js';
import { readEvents } from './reading/read-events.js';

const SOURCE = '/departments/disdukcapil/loket';
const measure = {
  producer: { source: SOURCE, eventTypes: [RequestReceived.type], serviceCodes: [asId<ServiceCode>('akta-kelahiran')] },
  now: Date.parse('2025-03-04T00:00:00Z'),
};

const right = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((id) => !/[\p{Cc}\s]/u.test(id))
  .map((id) => ({
    ...{ specversion: '1.0', id, source: SOURCE, type: RequestReceived.type, time: '2025-03-03T08:00:00+07:00' },
    data: { requestId: `R-${id}`, serviceCode: 'akta-kelahiran', officerId: null },
  }));
const wrong = fc.oneof(
  fc.jsonValue(),
  right.map((event) => ({ ...event, time: 'kemarin' })),
);
const event = fc.tuple(fc.oneof(right, wrong), fc.boolean(), fc.boolean());

const entry = (events: readonly unknown[], index: number): Partial<EventOutcome> => {
  const { id, source } = (events[index] ?? {}) as { readonly id?: unknown; readonly source?: unknown };
  return { index, ...(typeof id === 'string' && { id }), ...(typeof source === 'string' && { source }) };
};

describe('the answer', () => {
  it('has an entry for each event in order, whatever they are and whatever became of them', () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 12 }), (given) => {
        const events = given.map(([each]) => each);
        const read = readEvents(events, measure);
        const duplicates = [...read.right].filter((place) => given[place]?.[1] === true);
        const kept = read.wrong.map(({ place }) => given[place]?.[2] === true);
        const answer = JSON.parse(
          answerOf({ read, duplicates, wrong: read.wrong, kept }, 'en').toString('utf8'),
        ) as EventOutcome[];
        expect(answer).toHaveLength(events.length);
        for (const [index, one] of answer.entries()) {
          expect(one).toMatchObject(entry(events, index));
          const n = read.wrong.findIndex(({ place }) => place === index);
          if (n !== -1) expect(one).toMatchObject({ outcome: 'rejected', kept: kept[n] });
          else expect(one.outcome).toBe(duplicates.includes(index) ? 'duplicate' : 'accepted');
          expect((one.errors ?? []).length > 0).toBe(n !== -1);
        }
      }),
    );
  });
});
