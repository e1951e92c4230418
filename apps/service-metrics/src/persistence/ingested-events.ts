import { prepared, type Transaction } from '#messaging';
import { fingerprint, identityText } from './fingerprint.js';

const UUID_BYTES = 16;
const UUID_TYPE = 2950;
const HEADER_BYTES = 20;
const LENGTH_BYTES = 4;

/** `uuid[]` as PostgreSQL takes it in binary: one dimension, no nulls, from 1. */
function uuidArray(ids: readonly Uint8Array[]): Buffer {
  const count = ids.reduce((sum, { length }) => sum + length / UUID_BYTES, 0);
  const array = Buffer.allocUnsafe(HEADER_BYTES + count * (LENGTH_BYTES + UUID_BYTES));
  let at = 0;
  for (const number of [1, 0, UUID_TYPE, count, 1]) at = array.writeInt32BE(number, at);
  for (const some of ids) {
    for (let from = 0; from < some.length; from += UUID_BYTES) {
      at = array.writeInt32BE(UUID_BYTES, at);
      for (let byte = 0; byte < UUID_BYTES; byte += 1) array[at + byte] = some[from + byte] ?? 0;
      at += UUID_BYTES;
    }
  }
  return array;
}

/**
 * Records ids, 16 bytes each, and answers the places, from 0, of those that had been recorded or are there twice. Sorted, so
 * that two requests with the same events cannot deadlock; the later one waits here until the earlier one has committed or given
 * up. What had been rejected under an id that is new is mended by that; one that is being replayed is left to the replay.
 */
export async function recordIds(tx: Transaction, ids: readonly Uint8Array[]): Promise<readonly number[]> {
  if (ids.every(({ length }) => length === 0)) return [];
  const rows = await prepared<{ place: number }>(
    tx,
    `WITH incoming AS (SELECT id, place FROM unnest($1::uuid[]) WITH ORDINALITY AS t (id, place)),
          fresh AS (INSERT INTO ingested_event (id) SELECT id FROM incoming ORDER BY id ON CONFLICT DO NOTHING RETURNING id),
          mended AS (UPDATE rejected_event SET replayed_at = now()
                     WHERE rejected_id IN (SELECT r.rejected_id FROM rejected_event r JOIN fresh ON fresh.id = r.ingested_id
                                           WHERE r.replayed_at IS NULL FOR UPDATE OF r SKIP LOCKED)),
          first AS (SELECT min(place) AS place FROM incoming JOIN fresh USING (id) GROUP BY id)
     SELECT place::int - 1 AS place FROM incoming WHERE place NOT IN (SELECT place FROM first)`,
    [uuidArray(ids)],
  );
  return rows.map(({ place }) => place);
}

/** Another event may be accepted with this id. */
export async function forgetId(
  tx: Transaction,
  { source, id }: { readonly source: string; readonly id: string },
): Promise<void> {
  await tx.query(`DELETE FROM ingested_event WHERE id = $1`, [fingerprint(identityText(source, id))]);
}
