import { asId, type EmployeeId, type RequestId, type ServiceCode } from '#civil-service';
import { type DataOf, RequestFinished, RequestReceived } from '#contracts';
import type { RawMessage } from '#testing';
import type { RequestEvent } from '../../../apps/service-metrics/src/domain/request-event.js';
import {
  type Change,
  type Delta,
  finishOf,
  rollUp,
  type Stale,
  staleAfter,
} from '../../../apps/service-metrics/src/domain/roll-up.js';
import { readClock, type RequestState } from '../../../apps/service-metrics/src/domain/service-clock.js';
import type { Standards } from '../../../apps/service-metrics/src/domain/service-standard.js';
import { OFFICERS } from './cast.js';
import { requestEvents } from './request-events.js';

/** What one batch of events comes to, ready to be written. */
export interface BareBatch {
  readonly events: number;
  readonly requests: readonly BareRequest[];
  readonly cells: readonly Delta[];
  readonly stale: readonly Stale[];
}

export interface BareRequest {
  readonly requestId: string;
  readonly revision: number;
  readonly state: RequestState;
  readonly news: readonly RequestEvent[];
}

const STANDARDS: Standards = new Map(
  OFFICERS.map(({ serviceCode }) => [asId<ServiceCode>(serviceCode), [{ effectiveFrom: '2018-01-01', hours: 24 }]]),
);

/** The rows of the first `events` events, worked out beforehand: for each connection, as for each partition, in batches. */
export const bareBatches = (events: number, connections: number, batchSize: number): BareBatch[][] =>
  laned(events, connections).map((lane) => {
    const known = new Map<string, readonly RequestEvent[]>();
    const batches: BareBatch[] = [];
    for (let at = 0; at < lane.length; at += batchSize) batches.push(batchOf(lane.slice(at, at + batchSize), known));
    return batches;
  });

interface Said {
  readonly requestId: string;
  readonly event: RequestEvent;
}

/** All events of a request go to one lane, requests to the lanes in turn. */
const laned = (events: number, connections: number): Said[][] => {
  const laneOf = new Map<string, number>();
  const lanes = Array.from({ length: connections }, (): Said[] => []);
  for (const message of requestEvents(events)) {
    const said = saidBy(message);
    const lane = laneOf.get(said.requestId) ?? laneOf.size % connections;
    laneOf.set(said.requestId, lane);
    lanes[lane]?.push(said);
  }
  return lanes;
};

const saidBy = ({ value, headers = {} }: RawMessage): Said => {
  const { requestId, serviceCode, officerId } = JSON.parse(String(value)) as DataOf<typeof RequestReceived>;
  const type = String(headers.ce_type);
  const event: RequestEvent = {
    id: String(headers.ce_id),
    source: String(headers.ce_source),
    kind:
      type === RequestReceived.type
        ? 'received'
        : type === RequestFinished.type
          ? 'finished'
          : 'requirements-completed',
    at: Date.parse(String(headers.ce_time)),
    serviceCode: asId<ServiceCode>(serviceCode),
    officerId: officerId === null ? null : asId<EmployeeId>(officerId),
  };
  return { requestId, event };
};

const batchOf = (said: readonly Said[], known: Map<string, readonly RequestEvent[]>): BareBatch => {
  const requests: BareRequest[] = [];
  const changes: Change[] = [];
  for (const [requestId, heard] of Map.groupBy(said, (one) => one.requestId)) {
    const before = known.get(requestId) ?? [];
    const news = heard.map(({ event }) => event);
    const state = readClock([...before, ...news]);
    changes.push({
      before: before.length === 0 ? undefined : finishOf(readClock(before)),
      after: finishOf(state),
    });
    requests.push({ requestId: asId<RequestId>(requestId), revision: before.length === 0 ? 1 : 2, state, news });
    known.set(requestId, [...before, ...news]);
  }
  requests.sort((left, right) => (left.requestId < right.requestId ? -1 : 1));
  return { events: said.length, requests, cells: rollUp(changes, STANDARDS), stale: staleAfter(changes) };
};
