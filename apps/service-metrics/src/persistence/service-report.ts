import type { EntityManager } from 'typeorm';
import type { ServiceCode, UnitId } from '#civil-service';
import type { Spans } from '../domain/months.js';
import type { BucketSum } from '../domain/report.js';

/** A row is one service of one unit in one span. */
export interface ServiceReportKey {
  readonly serviceCode: ServiceCode;
  readonly unitId: UnitId;
  readonly span: string;
}

export interface ServiceReportSums extends ServiceReportKey {
  readonly unitCode: string;
  readonly unitName: string;
  readonly buckets: readonly BucketSum[];
}

export interface ServiceReportFilter {
  readonly serviceCode: ServiceCode | undefined;
  /** Null is every unit. */
  readonly unitIds: readonly UnitId[] | null;
  readonly spans: Spans;
}

/** The first pair of service and unit that either table has, where a condition on both columns holds. */
const firstPair = (condition: string): string => `
  SELECT service_code, unit_id FROM (
    (SELECT service_code, unit_id FROM turnaround WHERE ${condition} ORDER BY service_code, unit_id LIMIT 1)
    UNION ALL
    (SELECT service_code, unit_id FROM satisfaction WHERE ${condition} ORDER BY service_code, unit_id LIMIT 1)) either
  ORDER BY service_code, unit_id LIMIT 1`;

// Services and units are found by jumping from one pair to the next in the indexes, and a page's spans by one look each, in
// order until it is full: what a page costs does not grow with the requests that were ever finished.
const PAGE = `
  WITH RECURSIVE pair AS (
    SELECT f.service_code, f.unit_id
    FROM (${firstPair(`(service_code, unit_id) >= (coalesce($6, $1, ''), $7::uuid)`)}) f
    WHERE $1::text IS NULL OR f.service_code = $1
    UNION ALL
    SELECT n.service_code, n.unit_id
    FROM pair p CROSS JOIN LATERAL (${firstPair(`(service_code, unit_id) > (p.service_code, p.unit_id)`)}) n
    WHERE $1::text IS NULL OR n.service_code = $1),
  asked AS MATERIALIZED (
    SELECT service_code, unit_id FROM pair WHERE $2::uuid[] IS NULL OR unit_id = ANY ($2)
    ORDER BY service_code, unit_id),
  page AS MATERIALIZED (
    SELECT a.service_code, a.unit_id, s.name, s.first_day, s.last_day
    FROM asked a CROSS JOIN unnest($3::text[], $4::date[], $5::date[]) AS s (name, first_day, last_day)
    CROSS JOIN LATERAL (
      (SELECT 1 FROM turnaround t
       WHERE t.service_code = a.service_code AND t.unit_id = a.unit_id AND t.day BETWEEN s.first_day AND s.last_day
         AND t.n > 0 LIMIT 1)
      UNION ALL
      (SELECT 1 FROM satisfaction f
       WHERE f.service_code = a.service_code AND f.unit_id = a.unit_id AND f.month BETWEEN s.first_day AND s.last_day
       LIMIT 1)
      LIMIT 1) anything
    WHERE $6::text IS NULL OR (a.service_code, a.unit_id, s.name) > ($6, $7::uuid, $8::text)
    ORDER BY a.service_code, a.unit_id, s.name LIMIT $9)
  SELECT p.service_code AS "serviceCode", p.unit_id AS "unitId", p.name AS span,
         coalesce(u.code, '') AS "unitCode", coalesce(u.name, '') AS "unitName", f.buckets
  FROM page p LEFT JOIN unit u ON u.unit_id = p.unit_id
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_object('bucket', b.bucket, 'n', b.n, 'judged', b.judged, 'onTime', b.on_time)
                             ORDER BY b.bucket), '[]') AS buckets
    FROM (SELECT t.bucket, sum(t.n) AS n, sum(t.judged) AS judged, sum(t.on_time) AS on_time
          FROM turnaround t
          WHERE t.service_code = p.service_code AND t.unit_id = p.unit_id AND t.day BETWEEN p.first_day AND p.last_day
          GROUP BY t.bucket HAVING sum(t.n) <> 0) b) f
  ORDER BY p.service_code, p.unit_id, p.name`;

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Rows in which something was finished or a form answered, in the order of service, unit and span, behind `after`. */
export const serviceReportPage = (
  db: EntityManager,
  { serviceCode, unitIds, spans }: ServiceReportFilter,
  after: ServiceReportKey | undefined,
  limit: number,
): Promise<ServiceReportSums[]> =>
  db.query<ServiceReportSums[]>(PAGE, [
    serviceCode ?? null,
    unitIds,
    spans.map(({ name }) => name),
    spans.map(({ from }) => from),
    spans.map(({ to }) => to),
    after?.serviceCode ?? null,
    after?.unitId ?? BEFORE_ALL,
    after?.span ?? null,
    limit,
  ]);
