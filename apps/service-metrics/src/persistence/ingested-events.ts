import { hash } from 'node:crypto';
import { prepared, type Transaction } from '#messaging';

/** What an event is remembered by, 128 bits of a hash in hexadecimal. A source of ours has no line end in it. */
export const ingestedId = (source: string, id: string): string =>
  hash('sha256', `${source}\n${id}`, 'hex').slice(0, 32);

/**
 * Records ids and answers those that had not been recorded. Sorted, so that two requests with the same events cannot deadlock;
 * the later one waits here until the earlier one has committed or given up. The database answers those that had been
 * recorded, which are few.
 */
export async function recordNewIds(tx: Transaction, ids: readonly string[]): Promise<Set<string>> {
  const unheard = new Set(ids);
  if (unheard.size === 0) return unheard;
  const rows = await prepared<{ id: string }>(
    tx,
    `WITH incoming AS (SELECT unnest($1::uuid[]) AS id),
          fresh AS (INSERT INTO ingested_event (id) SELECT id FROM incoming ORDER BY id ON CONFLICT DO NOTHING RETURNING id)
     SELECT replace(id::text, '-', '') AS id FROM incoming WHERE id NOT IN (SELECT id FROM fresh)`,
    // Hexadecimal needs none of the quoting that the driver gives each element of an array.
    [`{${[...unheard].join()}}`],
  );
  for (const { id } of rows) unheard.delete(id);
  return unheard;
}
