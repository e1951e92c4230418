import { type Period, periodText } from '#civil-service';
import type { EventContract, EventOf } from '#contracts';
import type { Transaction } from '#messaging';
import { cloudEventOf } from '../cloud-event.js';
import type { Addressed, Audience } from '../domain/scopes.js';
import { DEEPEST } from './unit-paths.js';

type Event = EventOf<EventContract>;

/** Told when rows have become visible. */
export const FEED_CHANNEL = 'feed';

/** Any number will do; it must be the same in each instance of this service. */
const FEED_LOCK = 8_152_027;

/** Until the commit nobody else appends. May be taken again by who has it. */
export const lockFeed = (tx: Transaction): Promise<unknown> =>
  tx.query(`SELECT pg_advisory_xact_lock($1)`, [FEED_LOCK]);

/**
 * Adds events at the end of the feed. The lock is taken before the first position is drawn and held until the commit, so that
 * positions become visible in their order: a reader that has seen N never misses a lower one that commits later.
 * The notice goes with the commit; since commits wait for each other here anyway, it costs nothing.
 */
export async function appendToFeed(tx: Transaction, events: readonly Event[], now: Date): Promise<void> {
  await lockFeed(tx);
  await tx.query(
    `WITH RECURSIVE told AS (
       SELECT e.*, coalesce(e.unit_id, known.unit_id) AS of_unit
       FROM unnest($2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[],
                   $10::text[])
            WITH ORDINALITY AS e(type, topic, unit_id, employee_id, period, subject, source, event_id, envelope, n)
       LEFT JOIN employee AS known USING (employee_id)),
     above AS (
       SELECT DISTINCT of_unit, of_unit AS id, 1 AS n FROM told WHERE of_unit IS NOT NULL
       UNION ALL
       SELECT above.of_unit, unit.parent_id, n + 1 FROM above JOIN unit ON unit.unit_id = above.id
       WHERE unit.parent_id IS NOT NULL AND n < ${DEEPEST}),
     path AS (
       SELECT of_unit, array_agg(id ORDER BY n) AS ids, (array_agg(id ORDER BY n DESC))[1] AS top FROM above GROUP BY of_unit)
     INSERT INTO feed (at, type, topic, unit_id, unit_path, path_awaits, period, subject, source, event_id, envelope)
     SELECT $1, e.type, e.topic, e.of_unit, coalesce(path.ids, '{}'),
            CASE WHEN e.of_unit IS NULL THEN e.employee_id
                 WHEN path.top NOT IN (SELECT unit_id FROM unit) THEN path.top END,
            e.period, e.subject, e.source, e.event_id, e.envelope
     FROM told AS e LEFT JOIN path USING (of_unit)
     ORDER BY e.n
     ON CONFLICT (source, event_id) DO NOTHING`,
    [
      now,
      events.map(({ type }) => type),
      events.map(({ topic }) => topic),
      events.map(({ data }) => textIn(data, 'unitId')),
      events.map(({ data }) => textIn(data, 'employeeId')),
      events.map(({ data }) => periodIn(data)),
      events.map(({ subject }) => subject),
      events.map(({ source }) => source),
      events.map(({ id }) => id),
      events.map((event) => JSON.stringify(cloudEventOf(event))),
    ],
  );
  await tx.query(`SELECT pg_notify($1, '')`, [FEED_CHANNEL]);
}

const textIn = (data: Event['data'], field: string): string | null => {
  const value: unknown = data[field];
  return typeof value === 'string' ? value : null;
};

/** What an event counts for: its period, or its year when it knows no quarters. */
function periodIn(data: Event['data']): string | null {
  const { period, year } = data as { readonly period?: Period; readonly year?: number };
  if (period !== undefined) return periodText(period);
  return year === undefined ? null : String(year);
}

/** One event of the feed. */
export interface Entry extends Addressed {
  readonly position: number;
  /** A CloudEvent as JSON, on one line. */
  readonly envelope: string;
}

interface EntryRow extends Omit<Entry, 'position'> {
  readonly position: string;
}

/** The last position that is visible; 0 while there is nothing. */
export async function headOfFeed(db: Pick<Transaction, 'query'>): Promise<number> {
  const [row] = await db.query<{ head: string }[]>(`SELECT coalesce(max(position), 0) AS head FROM feed`);
  return Number(row?.head ?? 0);
}

const MOST_ROWS = 200;
/** About so many bytes are read at once, however large single events are: a few hundred readers may catch up together. */
const MOST_BYTES = 65_536;

/** The rows of a choice up to the first with which the bytes are exceeded. */
const bounded = (choice: string): string => `
  SELECT position, type, unit_path AS "unitPath", told_path AS "toldPath", period, envelope
  FROM (SELECT *, sum(octet_length(envelope)) OVER (ORDER BY position) - octet_length(envelope) AS before
        FROM (${choice} ORDER BY position LIMIT ${MOST_ROWS}) AS chosen) AS measured
  WHERE before < ${MOST_BYTES} ORDER BY position`;

export interface FeedPage {
  readonly entries: readonly Entry[];
  /** There may be more of the same behind the last one. */
  readonly isCut: boolean;
}

const pageOf = (rows: readonly EntryRow[]): FeedPage => {
  const entries = rows.map(({ position, ...entry }) => ({ ...entry, position: Number(position) }));
  const bytes = entries.reduce((sum, { envelope }) => sum + Buffer.byteLength(envelope), 0);
  return { entries, isCut: rows.length === MOST_ROWS || bytes >= MOST_BYTES };
};

/** The next events after a position, whoever may hear them. */
export const nextOfFeed = async (db: Pick<Transaction, 'query'>, after: number): Promise<FeedPage> =>
  pageOf(await db.query<EntryRow[]>(bounded(`SELECT * FROM feed WHERE position > $1`), [after]));

/** A reader who hears little would else search the whole feed in one statement. */
const WINDOW = 20_000;

const isAbove = (path: 'unit_path' | 'told_path'): string =>
  `(($4::uuid[] IS NULL OR ${path} && $4) AND ($6::uuid[] IS NULL OR ${path} && $6))`;

/** What an audience hears after one position and up to another, a page at a time; up to `upTo` all has been looked at. */
export async function pageOfFeed(
  db: Pick<Transaction, 'query'>,
  { types, scopeIds, unitIds, period }: Audience,
  after: number,
  last: number,
): Promise<FeedPage & { readonly upTo: number }> {
  const upTo = Math.min(last, after + WINDOW);
  const rows = await db.query<EntryRow[]>(
    bounded(
      `SELECT * FROM feed
       WHERE position > $1 AND position <= $2 AND type = ANY ($3::text[])
         AND ${isAbove('unit_path')} AND (told_path IS NULL OR NOT ${isAbove('told_path')})
         AND ($5::text IS NULL OR period = $5 OR starts_with(period, $5 || '-'))`,
    ),
    [after, upTo, types, scopeIds, period, unitIds],
  );
  const page = pageOf(rows);
  return { ...page, upTo: page.isCut ? (page.entries.at(-1)?.position ?? upTo) : upTo };
}
