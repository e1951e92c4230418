import type { Transaction } from '#messaging';

/**
 * Taken first by every change: cycles, the one holder of a leading post and everybody's line are seen only in the whole,
 * so two changes at once could each be right and both together wrong.
 */
export async function oneChangeAtATime(tx: Transaction): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('a change in personnel', 0))`);
}
