import type { UnitId } from '#civil-service';
import type { Transaction } from '#messaging';
import type { Delta, Stale } from '../domain/roll-up.js';

/** Adds signed counts to a department's roll-up, sorted, so that two batches cannot deadlock. */
export async function addToRollUp(tx: Transaction, unitId: UnitId, deltas: readonly Delta[]): Promise<void> {
  if (deltas.length === 0) return;
  const column = <T>(of: (delta: Delta) => T): T[] => deltas.map(of);
  await tx.query(
    `INSERT INTO turnaround AS t (unit_id, service_code, day, officer_id, bucket, n, judged, on_time)
     SELECT $1, d.* FROM unnest($2::text[], $3::date[], $4::uuid[], $5::smallint[], $6::int[], $7::int[], $8::int[])
       AS d (service_code, day, officer_id, bucket)
     ORDER BY d.service_code, d.day, d.officer_id, d.bucket
     ON CONFLICT (service_code, unit_id, day, officer_id, bucket) DO UPDATE SET
       n = t.n + excluded.n, judged = t.judged + excluded.judged, on_time = t.on_time + excluded.on_time`,
    [
      unitId,
      column(({ serviceCode }) => serviceCode),
      column(({ day }) => day),
      column(({ officerId }) => officerId),
      column(({ bucket }) => bucket),
      column(({ n }) => n),
      column(({ judged }) => judged),
      column(({ onTime }) => onTime),
    ],
  );
}

/**
 * Marks realisations to be computed again, in the transaction that made them stale: a crash loses none. Rows are only ever
 * added here, so that batches of one officer do not wait for each other or for the publisher.
 */
export async function markStale(tx: Transaction, stale: readonly Stale[]): Promise<void> {
  if (stale.length === 0) return;
  await tx.query(
    `INSERT INTO stale_realisation (officer_id, service_code, year, quarter)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[], $4::int[])`,
    [
      stale.map(({ officerId }) => officerId),
      stale.map(({ serviceCode }) => serviceCode),
      stale.map(({ year }) => year),
      stale.map(({ quarter }) => quarter),
    ],
  );
}
