import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Violation } from '#civil-service';
import type { Transaction } from '#messaging';
import { fingerprint, identityText } from './fingerprint.js';
import type { Producer } from './producers.js';

/** What may be nothing like an event. */
export interface Rejected {
  /** As it came, in JSON; undefined for what is nested too deeply to be written. */
  readonly text: string | undefined;
  readonly violations: readonly Violation[];
  readonly id: string | null;
  readonly source: string | null;
  readonly type: string | null;
}

/** Of one producer. The oldest are not deleted: what a department has still to mend must not go by itself. */
const MOST_KEPT = 100_000;
/** In characters: several times the largest event that could be right. */
const LARGEST_KEPT = 16_384;

interface Keepable extends Rejected {
  readonly text: string;
  readonly content: string;
}

/** Keeps each content once. @returns whether each is kept now: not when it is too large, or too many are kept already */
export async function keepRejected(
  tx: Transaction,
  { producerId, unitId }: Producer,
  rejected: readonly Rejected[],
): Promise<readonly boolean[]> {
  if (rejected.length === 0) return [];
  const written = rejected.map(keepable);
  const byContent = new Map(written.flatMap((each) => (each ? [[each.content, each] as const] : [])));
  const kept = await keptAlready(tx, producerId, [...byContent.keys()]);
  const room = await roomLeft(tx, producerId);
  const added = [...byContent.values()].filter(({ content }) => !kept.has(content)).slice(0, room);
  await insert(tx, { producerId, unitId }, added);
  for (const { content } of added) kept.add(content);
  return written.map((each) => each !== undefined && kept.has(each.content));
}

function keepable(rejected: Rejected): Keepable | undefined {
  const { text } = rejected;
  if (text === undefined || text.length > LARGEST_KEPT) return undefined;
  return { ...rejected, text, content: fingerprint(text) };
}

async function keptAlready(tx: Transaction, producerId: string, contents: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ content: string }[]>(
    `SELECT content FROM rejected_event WHERE producer_id = $1 AND content = ANY ($2::uuid[])`,
    [producerId, contents],
  );
  return new Set(rows.map(({ content }) => content));
}

async function roomLeft(tx: Transaction, producerId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(
    `SELECT count(*)::int AS count
     FROM (SELECT FROM rejected_event WHERE producer_id = $1 AND replayed_at IS NULL LIMIT $2) AS kept`,
    [producerId, MOST_KEPT],
  );
  return MOST_KEPT - (row?.count ?? 0);
}

async function insert(
  tx: Transaction,
  { producerId, unitId }: Pick<Producer, 'producerId' | 'unitId'>,
  added: readonly Keepable[],
): Promise<void> {
  if (added.length === 0) return;
  const column = <T>(of: (event: Keepable) => T): T[] => added.map(of);
  await tx.query(
    `INSERT INTO rejected_event (rejected_id, producer_id, unit_id, content, source, event_id, event_type, errors, event,
                                 ingested_id)
     SELECT r.rejected_id, $1, $2, r.content, r.source, r.event_id, r.event_type, r.errors, r.event, r.ingested_id
     FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::jsonb[], $9::text[], $10::uuid[])
          AS r (rejected_id, content, source, event_id, event_type, errors, event, ingested_id)
     ORDER BY r.content
     ON CONFLICT DO NOTHING`,
    [
      producerId,
      unitId,
      column(() => uuidv7()),
      column(({ content }) => content),
      column(({ source }) => source),
      column(({ id }) => id),
      column(({ type }) => type),
      column(({ violations }) => JSON.stringify(violations)),
      column(({ text }) => text),
      column(({ source, id }) => (source === null || id === null ? null : fingerprint(identityText(source, id)))),
    ],
  );
}

export interface RejectedRow {
  readonly id: string;
  readonly receivedAt: Date;
  readonly source: string | null;
  readonly eventId: string | null;
  readonly eventType: string | null;
  readonly errors: readonly Violation[];
  readonly replayedAt: Date | null;
}

const COLUMNS = `rejected_id AS id, received_at AS "receivedAt", source, event_id AS "eventId", event_type AS "eventType",
                 errors, replayed_at AS "replayedAt"`;

export interface RejectedPage {
  readonly after: string | undefined;
  readonly limit: number;
  /** Without those that were replayed. */
  readonly open: boolean;
}

/** In the order in which they came. */
export function rejectedOf(
  db: EntityManager,
  producerId: string,
  { after, limit, open }: RejectedPage,
): Promise<RejectedRow[]> {
  return db.query<RejectedRow[]>(
    `SELECT ${COLUMNS} FROM rejected_event
     WHERE producer_id = $1 AND ($2::uuid IS NULL OR rejected_id > $2) AND (NOT $3::boolean OR replayed_at IS NULL)
     ORDER BY rejected_id LIMIT $4`,
    [producerId, after ?? null, open, limit],
  );
}

export async function rejectedEvent(
  db: EntityManager,
  producerId: string,
  rejectedId: string,
): Promise<(RejectedRow & { readonly event: string }) | undefined> {
  const [row] = await db.query<(RejectedRow & { readonly event: string })[]>(
    `SELECT ${COLUMNS}, event FROM rejected_event WHERE producer_id = $1 AND rejected_id = $2`,
    [producerId, rejectedId],
  );
  return row;
}

/** Idempotent. */
export async function discardRejected(db: EntityManager, producerId: string, rejectedId: string): Promise<void> {
  await db.query(`DELETE FROM rejected_event WHERE producer_id = $1 AND rejected_id = $2`, [producerId, rejectedId]);
}
