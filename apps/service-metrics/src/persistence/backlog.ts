import type { EntityManager } from 'typeorm';
import type { ServiceCode, UnitId } from '#civil-service';
import { limitMs } from '../domain/service-standard.js';
import { ServiceStandardRow } from './entities/service.js';

/** Of which requests, and when. */
export interface BacklogFilter {
  readonly serviceCode: ServiceCode | undefined;
  /** Null is every unit. */
  readonly unitIds: readonly UnitId[] | null;
  /** What was open at the end of this day; null is now. */
  readonly endOf: string | null;
  /** The day whose standards judge. */
  readonly day: string;
  /** The instant, in milliseconds since 1970. */
  readonly at: number;
}

export interface BacklogKey {
  readonly serviceCode: ServiceCode;
  readonly unitId: UnitId;
}

export interface BacklogCounts extends BacklogKey {
  readonly unitCode: string;
  readonly unitName: string;
  readonly open: number;
  readonly received: number;
  readonly running: number;
  readonly returned: number;
  /** Null where no standard was in force. */
  readonly overdue: number | null;
}

// A clock that turned an odd number of times runs. What it ran up to an instant is the time since each start, less the time
// since each stop. What has ended since is found by the days that it was open over.
const PAGE = `
  SELECT c.*, coalesce(u.code, '') AS "unitCode", coalesce(u.name, '') AS "unitName"
  FROM (SELECT r.service_code AS "serviceCode", r.unit_id AS "unitId", count(*)::int AS open,
               count(*) FILTER (WHERE clock.turns = 0)::int AS received,
               count(*) FILTER (WHERE clock.turns % 2 = 1)::int AS running,
               count(*) FILTER (WHERE clock.turns > 0 AND clock.turns % 2 = 0)::int AS returned,
               CASE WHEN l.limit_ms IS NOT NULL THEN count(*) FILTER (WHERE clock.ran_ms > l.limit_ms) END::int AS overdue
        FROM (SELECT service_code, unit_id, turns FROM request
              WHERE ended_on IS NULL AND ($1::date IS NULL OR opened_on <= $1)
              UNION ALL
              SELECT service_code, unit_id, turns FROM request
              WHERE ended_on > opened_on AND daterange(opened_on, ended_on) @> $1::date) r
        CROSS JOIN LATERAL (
          SELECT count(*) AS turns, sum(CASE WHEN n % 2 = 1 THEN $2::bigint - at ELSE at - $2::bigint END) AS ran_ms
          FROM unnest(r.turns) WITH ORDINALITY AS t (at, n) WHERE at < $2::bigint) clock
        LEFT JOIN unnest($3::text[], $4::float8[]) AS l (service_code, limit_ms) ON l.service_code = r.service_code
        WHERE ($5::text IS NULL OR r.service_code = $5) AND ($6::uuid[] IS NULL OR r.unit_id = ANY ($6))
          AND ($7::text IS NULL OR (r.service_code, r.unit_id) > ($7, $8::uuid))
        GROUP BY r.service_code, r.unit_id, l.limit_ms ORDER BY r.service_code, r.unit_id LIMIT $9) c
  LEFT JOIN unit u ON u.unit_id = c."unitId" ORDER BY c."serviceCode", c."unitId"`;

/** Counts by service and unit, in their order, behind `after`; where nothing was open there is none. */
export async function backlogPage(
  db: EntityManager,
  filter: BacklogFilter,
  after: BacklogKey | undefined,
  limit: number,
): Promise<BacklogCounts[]> {
  const limits = await limitsOn(db, filter.day);
  return db.query<BacklogCounts[]>(PAGE, [
    filter.endOf,
    filter.at,
    [...limits.keys()],
    [...limits.values()],
    filter.serviceCode ?? null,
    filter.unitIds,
    after?.serviceCode ?? null,
    after?.unitId ?? null,
    limit,
  ]);
}

/** How long each service may take by the standard in force on a day. */
async function limitsOn(db: EntityManager, day: string): Promise<ReadonlyMap<ServiceCode, number | null>> {
  const standards = Map.groupBy(await db.find(ServiceStandardRow), ({ serviceCode }) => serviceCode);
  return new Map([...standards].map(([code, ofService]) => [code, limitMs(ofService, day)]));
}
