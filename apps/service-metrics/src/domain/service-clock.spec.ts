import { asId } from '#civil-service';
import type { RequestEvent, RequestEventKind } from './request-event.js';
import { readClock } from './service-clock.js';

const HOUR = 3_600_000;
const at = (hour: number): number => Date.UTC(2025, 2, 31, hour);

let nextId = 0;
const event = (kind: RequestEventKind, hour: number, more: Partial<RequestEvent> = {}): RequestEvent => ({
  id: `${++nextId}`,
  source: '/simduk',
  kind,
  at: at(hour),
  serviceCode: asId('akta-kelahiran'),
  officerId: asId('rina'),
  ...more,
});

const given = (...events: RequestEvent[]) => readClock(events);

describe('the service clock', () => {
  it('measures from complete requirements to the document, not from the counter', () => {
    expect(given(event('received', 1), event('requirements-completed', 3), event('finished', 8))).toMatchObject({
      status: 'FINISHED',
      startedAt: at(3),
      finishedAt: at(8),
      turnaroundMs: 5 * HOUR,
      pausedMs: 0,
    });
  });

  it('stands still while the request is with the applicant', () => {
    const state = given(
      event('requirements-completed', 0),
      event('returned', 2),
      event('resumed', 12),
      event('returned', 13),
      event('resumed', 14),
      event('finished', 15),
    );
    expect(state).toMatchObject({ turnaroundMs: 4 * HOUR, pausedMs: 11 * HOUR });
  });

  it.each<[string, RequestEvent[], object]>([
    ['received is open', [event('received', 1)], { status: 'RECEIVED', startedAt: null }],
    ['complete runs', [event('requirements-completed', 1)], { status: 'RUNNING', startedAt: at(1) }],
    [
      'returned waits for the applicant',
      [event('requirements-completed', 1), event('returned', 2)],
      { status: 'RETURNED' },
    ],
    [
      'returned before it was complete has no clock yet',
      [event('received', 1), event('returned', 2)],
      { status: 'RETURNED', pausedMs: 0 },
    ],
    [
      'rejected ends without a turnaround',
      [event('requirements-completed', 1), event('rejected', 2)],
      { status: 'REJECTED', turnaroundMs: null, finishedOn: null },
    ],
  ])('knows that a request which is %s', (_, events, expected) => {
    expect(given(...events)).toMatchObject(expected);
  });

  it.each<[string, RequestEvent[], object]>([
    ['nothing before it starts', [event('received', 1), event('returned', 2), event('resumed', 3)], []],
    ['its start', [event('received', 1), event('requirements-completed', 2)], [at(2)]],
    [
      'its start, a pause and the way on',
      [event('requirements-completed', 1), event('returned', 2), event('returned', 3), event('resumed', 5)],
      [at(1), at(2), at(5)],
    ],
    [
      'nothing of a return before it started',
      [event('returned', 1), event('requirements-completed', 2), event('finished', 4)],
      [at(2)],
    ],
    ['nothing of its end', [event('requirements-completed', 1), event('rejected', 4)], [at(1)]],
  ])('tells of its turns %s', (_, events, turns) => {
    expect(given(...events).turns).toEqual(turns);
  });

  it('knows on which days in Jakarta a request was open', () => {
    expect(given(event('received', 16), event('requirements-completed', 18), event('rejected', 41))).toMatchObject({
      openedOn: '2025-03-31',
      endedOn: '2025-04-02',
      finishedOn: null,
    });
    expect(given(event('received', 17))).toMatchObject({ openedOn: '2025-04-01', endedOn: null });
  });

  it('takes requirements that are complete again after a return for a resumption', () => {
    const state = given(
      event('requirements-completed', 0),
      event('returned', 2),
      event('requirements-completed', 6),
      event('finished', 7),
    );
    expect(state).toMatchObject({ startedAt: at(0), turnaroundMs: 3 * HOUR, pausedMs: 4 * HOUR });
  });

  it('measures nothing when the requirements were never declared complete', () => {
    expect(given(event('received', 1), event('finished', 5))).toMatchObject({
      status: 'FINISHED',
      finishedAt: at(5),
      startedAt: null,
      turnaroundMs: null,
    });
  });

  it('measures nothing when the document was issued before the requirements were complete', () => {
    expect(given(event('finished', 5), event('requirements-completed', 6))).toMatchObject({
      status: 'FINISHED',
      turnaroundMs: null,
    });
  });

  it('measures by the first document after the start when one is said to have come before', () => {
    expect(given(event('finished', 1), event('requirements-completed', 6), event('finished', 8))).toMatchObject({
      finishedAt: at(8),
      turnaroundMs: 2 * HOUR,
    });
  });

  it('reopens a request that was rejected before its requirements were complete', () => {
    expect(given(event('rejected', 1), event('requirements-completed', 6))).toMatchObject({ status: 'RUNNING' });
  });

  it('ignores whatever comes after the end', () => {
    const state = given(
      event('requirements-completed', 0),
      event('finished', 4),
      event('returned', 5),
      event('requirements-completed', 6),
      event('finished', 9, { officerId: asId('budi'), serviceCode: asId('kk') }),
    );
    expect(state).toMatchObject({
      finishedAt: at(4),
      turnaroundMs: 4 * HOUR,
      officerId: 'rina',
      serviceCode: 'akta-kelahiran',
    });
  });

  it('ends the pause of a request that is finished while returned', () => {
    expect(given(event('requirements-completed', 0), event('returned', 3), event('finished', 9))).toMatchObject({
      turnaroundMs: 3 * HOUR,
      pausedMs: 6 * HOUR,
    });
  });

  it('breaks ties in time by kind: pause before resumption, resumption before the end', () => {
    const state = given(
      event('finished', 5),
      event('resumed', 5),
      event('returned', 5),
      event('requirements-completed', 5),
      event('rejected', 5),
    );
    expect(state).toMatchObject({ status: 'FINISHED', turnaroundMs: 0, pausedMs: 0 });
  });

  it('breaks ties of one kind by id', () => {
    const first = event('finished', 5, { id: 'a', officerId: asId('rina') });
    const second = event('finished', 5, { id: 'b', officerId: asId('budi') });
    expect(given(event('requirements-completed', 1), second, first).officerId).toBe('rina');
  });

  it('credits the officer who finished, else the one named last', () => {
    const start = event('requirements-completed', 1, { officerId: asId('budi') });
    expect(given(start, event('finished', 5)).officerId).toBe('rina');
    expect(given(start, event('finished', 5, { officerId: null })).officerId).toBe('budi');
    expect(given(event('received', 1, { officerId: null })).officerId).toBeNull();
  });

  it('knows the finishing day by the calendar of Jakarta', () => {
    expect(given(event('requirements-completed', 1), event('finished', 16)).finishedOn).toBe('2025-03-31');
    expect(given(event('requirements-completed', 1), event('finished', 17)).finishedOn).toBe('2025-04-01');
  });
});
