import { type EmployeeId, jakartaDay, type ServiceCode } from '#civil-service';
import { byTimeKindId, type RequestEvent } from './request-event.js';

/**
 * RECEIVED: requirements not complete yet; RUNNING: the clock runs; RETURNED: it is with the applicant;
 * FINISHED: the document was issued; REJECTED: it ended without one.
 */
export const REQUEST_STATUSES = ['RECEIVED', 'RUNNING', 'RETURNED', 'FINISHED', 'REJECTED'] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** One request by the service clock. Instants and durations are milliseconds. */
export interface RequestState {
  readonly status: RequestStatus;
  readonly serviceCode: ServiceCode;
  /** Who finished it, else the officer named last; null when none was named. */
  readonly officerId: EmployeeId | null;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  /** Days in Asia/Jakarta, `YYYY-MM-DD`. */
  readonly finishedOn: string | null;
  /** Of the first that was heard of it. */
  readonly openedOn: string;
  /** On which it was finished or rejected; null while it is open. */
  readonly endedOn: string | null;
  /** When the clock started, stood, went on, stood …: empty before the start. Its end is not among them. */
  readonly turns: readonly number[];
  /** Null while unfinished, and for a request finished though its requirements were never declared complete. */
  readonly turnaroundMs: number | null;
  readonly pausedMs: number;
}

interface Clock {
  readonly startedAt: number | null;
  readonly pausedSince: number | null;
  readonly pausedMs: number;
  readonly turns: readonly number[];
}

const AT_REST: Clock = { startedAt: null, pausedSince: null, pausedMs: 0, turns: [] };

/**
 * The clock starts when the requirements are first complete, pauses from returned until resumed, and ends when finished
 * (Permendagri 19/2018). `events` are all that are known of the request, at least one, each once, in any order.
 *
 * Where a department's events contradict each other:
 * - what comes after the end is ignored;
 * - requirements complete again after a return resume the clock;
 * - a request still returned when it is finished was paused up to then;
 * - a rejection before the requirements were complete is undone by their completion: the request was reopened;
 * - finished, and never again after the requirements were complete: the document is out, but nothing is measured.
 */
export function readClock(events: readonly RequestEvent[]): RequestState {
  const lived = untilEnd(events.toSorted(byTimeKindId));
  const [first] = lived;
  const last = lived.at(-1);
  if (first === undefined || last === undefined) throw new Error('A request without events has no state');
  const clock = lived.reduce(advance, AT_REST);
  const finishedAt = last.kind === 'finished' ? last.at : null;
  const { startedAt, turns } = clock;
  const pausedMs = startedAt === null ? 0 : clock.pausedMs;
  return {
    status: statusOf(last, clock),
    serviceCode: last.serviceCode,
    officerId: lived.findLast(({ officerId }) => officerId !== null)?.officerId ?? null,
    startedAt,
    finishedAt,
    finishedOn: finishedAt === null ? null : jakartaDay(new Date(finishedAt)),
    openedOn: jakartaDay(new Date(first.at)),
    endedOn: isEnd(last) ? jakartaDay(new Date(last.at)) : null,
    turns,
    turnaroundMs: finishedAt === null || startedAt === null ? null : finishedAt - startedAt - pausedMs,
    pausedMs,
  };
}

const isEnd = ({ kind }: RequestEvent): boolean => kind === 'finished' || kind === 'rejected';

function untilEnd(events: readonly RequestEvent[]): readonly RequestEvent[] {
  const start = events.findIndex(({ kind }) => kind === 'requirements-completed');
  const end = events.findIndex((event, index) => index > start && isEnd(event));
  if (end >= 0) return events.slice(0, end + 1);
  const issued = events.findIndex(({ kind }) => kind === 'finished');
  return issued >= 0 ? events.slice(0, issued + 1) : events;
}

function advance(clock: Clock, { kind, at }: RequestEvent): Clock {
  switch (kind) {
    case 'requirements-completed':
      return clock.startedAt === null ? { ...AT_REST, startedAt: at, turns: [at] } : resume(clock, at);
    case 'returned':
      return clock.pausedSince === null ? { ...clock, pausedSince: at, turns: turned(clock, at) } : clock;
    case 'resumed':
    case 'finished':
    case 'rejected':
      return resume(clock, at);
    case 'received':
      return clock;
  }
}

const resume = (clock: Clock, at: number): Clock =>
  clock.pausedSince === null
    ? clock
    : { ...clock, pausedSince: null, pausedMs: clock.pausedMs + at - clock.pausedSince, turns: turned(clock, at) };

/** A clock that has not started stands, whatever is returned. */
const turned = ({ startedAt, turns }: Clock, at: number): readonly number[] =>
  startedAt === null ? turns : [...turns, at];

function statusOf({ kind }: RequestEvent, { startedAt, pausedSince }: Clock): RequestStatus {
  if (kind === 'finished') return 'FINISHED';
  if (kind === 'rejected') return 'REJECTED';
  if (pausedSince !== null) return 'RETURNED';
  return startedAt === null ? 'RECEIVED' : 'RUNNING';
}
