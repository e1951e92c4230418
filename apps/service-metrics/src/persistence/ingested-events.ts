import type { Transaction } from '#messaging';

/**
 * Records ids and answers those that had not been recorded. Sorted, so that two requests with the same events cannot deadlock;
 * the later one waits here until the earlier one has committed or given up.
 */
export async function recordNewIds(tx: Transaction, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.query<{ id: string }[]>(
    `INSERT INTO ingested_event (id) SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING RETURNING id`,
    // Hexadecimal and hyphens need none of the quoting that the driver gives each element of an array.
    [`{${[...new Set(ids)].sort().join()}}`],
  );
  return new Set(rows.map(({ id }) => id));
}
