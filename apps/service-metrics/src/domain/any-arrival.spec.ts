import fc from 'fast-check';
import { asId, type EmployeeId, type ServiceCode } from '#civil-service';
import { REQUEST_EVENT_KINDS, type RequestEvent, unheard } from './request-event.js';
import { type Delta, finishOf, rollUp } from './roll-up.js';
import { readClock } from './service-clock.js';

const HOUR = 3_600_000;
const MORNING = Date.UTC(2025, 2, 31, 1);

const SERVICES = ['akta-kelahiran', 'kk'].map((code) => asId<ServiceCode>(code));
const OFFICERS = [null, asId<EmployeeId>('rina'), asId<EmployeeId>('budi')];

/** Many of one instant, some past midnight in Jakarta and the quarter's end, with officers and services that change. */
const event: fc.Arbitrary<RequestEvent> = fc.record({
  id: fc.integer({ min: 0, max: 60 }).map(String),
  source: fc.constantFrom('/simduk', '/loket'),
  kind: fc.constantFrom(...REQUEST_EVENT_KINDS),
  at: fc.integer({ min: 0, max: 30 }).map((hours) => MORNING + hours * HOUR),
  serviceCode: fc.constantFrom(...SERVICES),
  officerId: fc.constantFrom(...OFFICERS),
});

const events = fc.uniqueArray(event, { selector: ({ id, source }) => `${id} ${source}`, minLength: 1, maxLength: 12 });

/** As a broker may bring them: in any order, some twice, in batches of any size. */
const arrival = events.chain((sent) =>
  fc
    .tuple(fc.subarray(sent), fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 24, maxLength: 24 }))
    .chain(([again, sizes]) =>
      fc
        .shuffledSubarray([...sent, ...again], { minLength: sent.length + again.length })
        .map((arrived) => ({ sent, batches: inBatches(arrived, sizes) })),
    ),
);

function inBatches(arrived: readonly RequestEvent[], sizes: readonly number[]): RequestEvent[][] {
  const batches: RequestEvent[][] = [];
  let from = 0;
  for (const size of sizes) {
    if (from < arrived.length) batches.push(arrived.slice(from, from + size));
    from += size;
  }
  return batches;
}

const standards = new Map(SERVICES.map((code) => [code, [{ effectiveFrom: '2025-04-01', hours: 5 }]]));

const counts = (deltas: readonly Delta[]): Record<string, number[]> => {
  const cells = new Map<string, number[]>();
  for (const { serviceCode, officerId, day, bucket, n, judged, onTime } of deltas) {
    const key = [serviceCode, officerId, day, bucket].join(' ');
    const [total = 0, totalJudged = 0, totalOnTime = 0] = cells.get(key) ?? [];
    cells.set(key, [total + n, totalJudged + judged, totalOnTime + onTime]);
  }
  return Object.fromEntries([...cells].filter(([, sums]) => sums.some((sum) => sum !== 0)));
};

describe('in any order, with any duplication and in any batches', () => {
  it('a request’s events come to the same state', () => {
    fc.assert(
      fc.property(arrival, ({ sent, batches }) => {
        const known = batches.reduce<RequestEvent[]>((sum, batch) => [...sum, ...unheard(sum, batch)], []);
        expect(known).toHaveLength(sent.length);
        expect(readClock(known)).toEqual(readClock(sent));
      }),
    );
  });

  it('they come to the same counts, taken back and added along the way', () => {
    fc.assert(
      fc.property(arrival, ({ sent, batches }) => {
        let known: RequestEvent[] = [];
        const along = batches.flatMap((batch) => {
          const before = known.length === 0 ? undefined : finishOf(readClock(known));
          known = [...known, ...unheard(known, batch)];
          return rollUp([{ before, after: finishOf(readClock(known)) }], standards);
        });
        const atOnce = rollUp([{ before: undefined, after: finishOf(readClock(sent)) }], standards);
        expect(counts(along)).toEqual(counts(atOnce));
      }),
    );
  });

  it('the turns of a clock come one after another, and make up the turnaround', () => {
    fc.assert(
      fc.property(events, (sent) => {
        const { startedAt, finishedAt, turnaroundMs, turns, openedOn, endedOn } = readClock(sent);
        expect(turns[0] ?? null).toBe(startedAt);
        expect(turns.toSorted((left, right) => left - right)).toEqual(turns);
        expect(endedOn === null || openedOn <= endedOn).toBe(true);
        if (turnaroundMs === null || finishedAt === null) return;
        const ran = turns.reduce((sum, at, place) => sum + (place % 2 === 0 ? finishedAt - at : at - finishedAt), 0);
        expect(ran).toBe(turnaroundMs);
      }),
    );
  });

  it('no time is negative, and turnaround and pause make up the whole', () => {
    fc.assert(
      fc.property(events, (sent) => {
        const { startedAt, finishedAt, turnaroundMs, pausedMs } = readClock(sent);
        expect(pausedMs).toBeGreaterThanOrEqual(0);
        if (turnaroundMs === null) return;
        expect(turnaroundMs).toBeGreaterThanOrEqual(0);
        expect(turnaroundMs + pausedMs).toBe((finishedAt ?? NaN) - (startedAt ?? NaN));
      }),
    );
  });
});
