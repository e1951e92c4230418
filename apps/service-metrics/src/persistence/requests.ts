import type { EmployeeId, RequestId, ServiceCode, UnitId } from '#civil-service';
import type { Transaction } from '#messaging';
import type { RequestEvent, RequestEventKind } from '../domain/request-event.js';
import { type Finish, UNMEASURED } from '../domain/roll-up.js';
import type { RequestState } from '../domain/service-clock.js';
import { bucketOf } from '../domain/turnaround-buckets.js';

export interface StoredRequest {
  readonly revision: number;
  /** What the request counts for in the roll-up. */
  readonly finish: Finish | undefined;
  /** As they came. */
  readonly events: readonly RequestEvent[];
}

export type Stored = readonly [string, string, RequestEventKind, number, EmployeeId | null, ServiceCode];

const stored = ({ id, source, kind, at, officerId, serviceCode }: RequestEvent): Stored => [
  id,
  source,
  kind,
  at,
  officerId,
  serviceCode,
];

export const restored = ([id, source, kind, at, officerId, serviceCode]: Stored): RequestEvent => ({
  id,
  source,
  kind,
  at,
  officerId,
  serviceCode,
});

interface Row {
  readonly request_id: RequestId;
  readonly revision: number;
  readonly service_code: ServiceCode;
  readonly officer_id: EmployeeId | null;
  readonly finished_on: string | null;
  readonly turnaround_ms: string | null;
  readonly events: readonly Stored[];
}

/** Those of a department's requests that something is known of. */
export async function loadRequests(
  tx: Transaction,
  unitId: UnitId,
  requestIds: readonly RequestId[],
): Promise<ReadonlyMap<RequestId, StoredRequest>> {
  const rows = await tx.query<Row[]>(
    `SELECT request_id, revision, service_code, officer_id, finished_on::text, turnaround_ms, events
     FROM request WHERE unit_id = $1 AND request_id = ANY ($2::text[])`,
    [unitId, requestIds],
  );
  return new Map(rows.map((row) => [row.request_id, requestOf(row)]));
}

const requestOf = (row: Row): StoredRequest => ({
  revision: row.revision,
  finish:
    row.finished_on === null
      ? undefined
      : {
          serviceCode: row.service_code,
          officerId: row.officer_id,
          finishedOn: row.finished_on,
          turnaroundMs: row.turnaround_ms === null ? null : Number(row.turnaround_ms),
        },
  events: row.events.map(restored),
});

export interface RequestUpdate {
  readonly requestId: RequestId;
  /** One more than what was loaded; 1 when nothing was. */
  readonly revision: number;
  readonly state: RequestState;
  readonly news: readonly RequestEvent[];
}

/** Another transaction changed a request between reading and writing: only when its events are keyed wrongly. Tried again. */
class RequestChangedMeanwhile extends Error {
  readonly code = '40001';
}

/**
 * Writes states and adds the news to what was heard before. Sorted, so that two batches cannot deadlock; no lock is taken
 * while reading, since events of one request come by one partition: the revision alone finds out when they did not.
 */
export async function saveRequests(tx: Transaction, unitId: UnitId, updates: readonly RequestUpdate[]): Promise<void> {
  const column = <T>(of: (update: RequestUpdate) => T): T[] => updates.map(of);
  const [result] = await tx.query<[{ saved: number }]>(
    `WITH saved AS (
       INSERT INTO request AS r (unit_id, request_id, revision, status, service_code, officer_id, finished_on,
                                 turnaround_ms, bucket, opened_on, ended_on, turns, events)
       SELECT $1, u.request_id, u.revision, u.status, u.service_code, u.officer_id, u.finished_on, u.turnaround_ms,
              u.bucket, u.opened_on, u.ended_on, u.turns::bigint[], u.events
       FROM ROWS FROM (unnest($2::text[], $3::int[], $4::text[], $5::text[], $6::uuid[], $7::date[], $8::bigint[],
                              $9::smallint[], $10::date[], $11::date[], $12::text[]),
                       jsonb_array_elements($13::jsonb))
            AS u (request_id, revision, status, service_code, officer_id, finished_on, turnaround_ms, bucket, opened_on,
                  ended_on, turns, events)
       ORDER BY u.request_id
       ON CONFLICT (unit_id, request_id) DO UPDATE SET
         revision = excluded.revision, status = excluded.status, service_code = excluded.service_code,
         officer_id = excluded.officer_id, finished_on = excluded.finished_on, turnaround_ms = excluded.turnaround_ms,
         bucket = excluded.bucket, opened_on = excluded.opened_on, ended_on = excluded.ended_on, turns = excluded.turns,
         events = r.events || excluded.events
       WHERE r.revision = excluded.revision - 1
       RETURNING 1)
     SELECT count(*)::int AS saved FROM saved`,
    [
      unitId,
      column(({ requestId }) => requestId),
      column(({ revision }) => revision),
      column(({ state }) => state.status),
      column(({ state }) => state.serviceCode),
      column(({ state }) => state.officerId),
      column(({ state }) => state.finishedOn),
      column(({ state }) => state.turnaroundMs),
      column(({ state }) => cellBucket(state)),
      column(({ state }) => state.openedOn),
      column(({ state }) => state.endedOn),
      column(({ state }) => turnsText(state)),
      JSON.stringify(column(({ news }) => news.map(stored))),
    ],
  );
  if (result.saved !== updates.length) throw new RequestChangedMeanwhile();
}

/** As PostgreSQL writes an array: an array of arrays must be rectangular there. */
export const turnsText = ({ turns }: Pick<RequestState, 'turns'>): string => `{${turns.join()}}`;

/** The bucket that a request counts in, so that it can be judged again in SQL. */
const cellBucket = ({ finishedOn, turnaroundMs }: RequestState): number | null => {
  if (finishedOn === null) return null;
  return turnaroundMs === null ? UNMEASURED : bucketOf(turnaroundMs);
};
