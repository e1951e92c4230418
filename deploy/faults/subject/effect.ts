import type { Transaction } from '#messaging';

/**
 * The effect of one event, from its contents alone: no id is looked at.
 * @returns false when `known` is asked for and the key is not known yet; nothing is written then.
 */
export async function takeEffect(
  tx: Transaction,
  key: string,
  version: number,
  { ifKnown }: { ifKnown: boolean },
): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `WITH counted AS (
       INSERT INTO counter AS c (key, n, last)
       SELECT $1, 1, $2 WHERE NOT $3 OR EXISTS (SELECT FROM known WHERE key = $1)
       ON CONFLICT (key) DO UPDATE SET n = c.n + 1, last = excluded.last
       RETURNING old.last AS previous),
     kept AS (INSERT INTO effect (key, version) SELECT $1, $2 FROM counted)
     INSERT INTO log (key, version, previous) SELECT $1, $2, previous FROM counted RETURNING n`,
    [key, version, ifKnown],
  );
  return rows.length > 0;
}
