import type { Column } from '../columns.js';
import type { Door } from '../door.js';
import type { Kind, RowError, Settled } from '../kind.js';

/** A row of a file, by the fields of its columns. */
export type Row = Readonly<Record<string, unknown>>;

/** What a row says; the source of the producer is added. */
export interface RowEvent {
  /** The same for the same row in every run, which is what makes a second run harmless. */
  readonly id: string;
  readonly type: unknown;
  readonly time: unknown;
  readonly data: object;
}

interface Told {
  readonly outcome: 'accepted' | 'duplicate' | 'rejected';
  readonly errors?: readonly RowError[];
}

const OUTCOMES: Readonly<Record<Told['outcome'], Settled['outcome']>> = {
  accepted: 'recorded',
  duplicate: 'unchanged',
  rejected: 'rejected',
};

const areTold = (body: unknown, rows: number): body is Told[] => Array.isArray(body) && body.length === rows;

/** Rows that are events of a department, sent by the credential of its producer. */
export function departmentsEvents(columns: readonly Column[], eventOf: (row: Row) => RowEvent): Kind {
  let source: Promise<string> | undefined;
  return {
    holder: 'producer',
    columns,
    rowsAtOnce: 500,
    send: async (door, rows) => {
      source ??= sourceOf(door);
      const own = { specversion: '1.0', source: await source };
      const events = rows.map((row) => ({ ...own, ...eventOf(row) }));
      const body = await door.post('/ingest/events', 'application/cloudevents-batch+json', events);
      if (!areTold(body, rows.length)) throw door.notUnderstood();
      return body.map(({ outcome, errors = [] }) => ({ outcome: OUTCOMES[outcome], errors }));
    },
  };
}

async function sourceOf(door: Door): Promise<string> {
  const body = await door.get('/api/service-metrics/producers/me');
  const source = typeof body === 'object' && body !== null && 'source' in body ? body.source : undefined;
  if (typeof source !== 'string') throw door.notUnderstood();
  return source;
}
