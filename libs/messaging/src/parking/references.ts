import type { EntityManager } from 'typeorm';

/**
 * Keeps "not there yet" and "now it is there" from passing each other: who waits for a reference and who applies it take the
 * same lock before they look at the other's table. Few buckets, so that a large batch does not fill the lock table.
 */
export async function lockReferences(tx: EntityManager, references: readonly string[]): Promise<void> {
  await tx.query(
    `SELECT pg_advisory_xact_lock(1413825604, bucket)
     FROM (SELECT DISTINCT abs(hashtext(reference)) % 1024 AS bucket FROM unnest($1::text[]) AS reference ORDER BY 1) AS b`,
    [references],
  );
}
