import type { EntityManager } from 'typeorm';
import type { ServiceCode } from '#civil-service';
import type { Transaction } from '#messaging';
import type { Reign, ServiceStandard, Standards } from '../domain/service-standard.js';

/** Held shared while counting by the standards and alone while changing them: no count is judged by a rule that just went. */
const STANDARDS_LOCK = 0x5354_4e44;

const HOUR_MS = 3_600_000;

interface Row {
  readonly code: ServiceCode;
  readonly standards: readonly ServiceStandard[];
}

/** The standards, which stay as they are until this transaction ends. */
export async function standardsToCountBy(tx: Transaction): Promise<Standards> {
  await tx.query(`SELECT pg_advisory_xact_lock_shared($1)`, [STANDARDS_LOCK]);
  const rows = await tx.query<Row[]>(
    `SELECT s.code, coalesce(
              jsonb_agg(jsonb_build_object('effectiveFrom', d.effective_from, 'hours', d.hours))
                FILTER (WHERE d.hours IS NOT NULL), '[]') AS standards
     FROM service s LEFT JOIN service_standard d ON d.service_code = s.code
     GROUP BY s.code`,
  );
  return new Map(rows.map(({ code, standards }) => [code, standards]));
}

/** Waits for all that count by the standards; new ones wait until this transaction ends. */
export async function lockStandards(tx: Transaction): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock($1)`, [STANDARDS_LOCK]);
}

/** Counts on time anew, request by request, for the days that a standard judges. The standards are locked. */
export async function judgeAgain(
  tx: Transaction,
  serviceCode: ServiceCode,
  reign: Reign,
  hours: number,
): Promise<void> {
  await tx.query(
    `UPDATE turnaround t SET judged = t.n, on_time = c.on_time
     FROM (SELECT unit_id, finished_on, officer_id, bucket, count(*) FILTER (WHERE turnaround_ms <= $4) AS on_time
           FROM request
           WHERE service_code = $1 AND finished_on >= $2::date AND finished_on < coalesce($3::date, 'infinity')
             AND turnaround_ms IS NOT NULL
           GROUP BY unit_id, finished_on, officer_id, bucket) c
     WHERE t.service_code = $1 AND t.unit_id = c.unit_id AND t.day = c.finished_on
       AND t.officer_id IS NOT DISTINCT FROM c.officer_id AND t.bucket = c.bucket`,
    [serviceCode, reign.from, reign.until, hours * HOUR_MS],
  );
}

/** The codes in the register, as they are now; nothing keeps a service from being added the next moment. */
export async function registeredServices(db: EntityManager): Promise<ReadonlySet<ServiceCode>> {
  const rows = await db.query<{ code: ServiceCode }[]>(`SELECT code FROM service`);
  return new Set(rows.map(({ code }) => code));
}
