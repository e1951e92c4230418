import { AFTER, BEFORE, eventsOf, type Officer, type RequestEvent } from './certificates.js';
import { workOf } from './department.js';
import { BROKEN_KEY } from './traffic.js';

const OFFICERS: readonly Officer[] = [
  { employeeId: '5d0f7f2a-1b2c-4d3e-8f40-000000000001', pace: 0.8 },
  { employeeId: '5d0f7f2a-1b2c-4d3e-8f40-000000000002', pace: 1.2 },
  { employeeId: '5d0f7f2a-1b2c-4d3e-8f40-000000000003', pace: 3.5 },
];
const HOUR = 3_600_000;

const before = eventsOf(BEFORE, OFFICERS, 1);
const after = eventsOf(AFTER, OFFICERS, 1);

const at = (events: readonly RequestEvent[], kind: RequestEvent['kind']): number | undefined =>
  events.find((event) => event.kind === kind)?.at.getTime();

/** Hours between complete requirements and the certificate, without the time at the applicant; of finished requests. */
const turnarounds = (events: readonly RequestEvent[]): number[] =>
  [...Map.groupBy(events, ({ requestNumber }) => requestNumber).values()].flatMap((life) => {
    const [complete, finished] = [at(life, 'requirements-completed'), at(life, 'request-finished')];
    if (complete === undefined || finished === undefined) return [];
    const pause = (at(life, 'request-resumed') ?? 0) - (at(life, 'request-returned') ?? 0);
    return [(finished - complete - pause) / HOUR];
  });

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((left, right) => left - right)[Math.floor(numbers.length / 2)] ?? Number.NaN;

describe('the department’s own system', () => {
  it('tells the same of the same seed, and something else of another', () => {
    expect(workOf(OFFICERS, 7)).toEqual(workOf(OFFICERS, 7));
    expect(workOf(OFFICERS, 7).events).not.toBe(workOf(OFFICERS, 8).events);
  });

  it('lives through two quarters of the same people and steps, which differ in their durations alone', () => {
    const withoutTimes = (events: readonly RequestEvent[]) =>
      events.map(({ kind, officerId, requestNumber }) => [kind, officerId, requestNumber.slice(-5)]);
    const received = (events: readonly RequestEvent[], opens: Date) =>
      events
        .filter(({ kind }) => kind === 'request-received' || kind === 'requirements-completed')
        .map((event) => event.at.getTime() - opens.getTime());
    expect(withoutTimes(after)).toEqual(withoutTimes(before));
    expect(received(after, AFTER.opens)).toEqual(received(before, BEFORE.opens));
  });

  it('took days for a birth certificate and then takes hours', () => {
    expect(median(turnarounds(before))).toBeGreaterThan(48);
    expect(median(turnarounds(after))).toBeLessThan(12);
  });

  it.each([
    ['2024-10-01', '2024-12-31', before],
    ['2025-01-01', '2025-03-31', after],
  ])('finishes within its quarter, %s to %s, what came in there', (first, last, events) => {
    const days = events.map((event) => new Date(event.at.getTime() + 7 * HOUR).toISOString().slice(0, 10)).sort();
    expect(days[0]).toBeDefined();
    expect([first <= (days[0] ?? ''), (days.at(-1) ?? '') <= last]).toEqual([true, true]);
  });

  it('returns some requests and rejects some', () => {
    const count = (kind: RequestEvent['kind']) => after.filter((event) => event.kind === kind).length;
    expect(count('request-returned')).toBeGreaterThan(0);
    expect(count('request-resumed')).toBe(count('request-returned'));
    expect(count('request-rejected')).toBeGreaterThan(0);
    expect(count('request-finished') + count('request-rejected')).toBe(count('request-received'));
  });

  it('sends every event at least once, some twice, in no order, and one broken message', () => {
    const { events, messages } = workOf(OFFICERS, 1);
    const sound = messages.filter(({ key }) => key !== BROKEN_KEY);
    const ids = sound.map(({ headers }) => headers.ce_id ?? '');
    expect(messages.length - sound.length).toBe(1);
    expect(new Set(ids).size).toBe(events);
    expect(ids.length).toBeGreaterThan(events);
    const times = sound.map(({ headers }) => headers.ce_time ?? '');
    expect(times).not.toEqual(times.toSorted());
    const broken = messages.find(({ key }) => key === BROKEN_KEY)?.value ?? '{}';
    expect(() => void JSON.parse(broken)).toThrow(SyntaxError);
  });
});
