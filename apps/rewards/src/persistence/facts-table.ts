import { prepared, type Transaction } from '#messaging';
import type { KnownEmployee } from '../domain/known-employee.js';
import { PROGRAMMES_LOCK } from './programmes-table.js';

/**
 * Locks the programmes against change, then the employees, in order: whoever decides about one of them waits for the other
 * and then sees its facts. Only employees with an annual outcome are returned: without one there is nothing to decide.
 */
export async function loadFacts(tx: Transaction, employeeIds: readonly string[]): Promise<KnownEmployee[]> {
  const ids = [...new Set(employeeIds)].sort();
  await prepared(
    tx,
    `WITH unchanging AS MATERIALIZED (SELECT pg_advisory_xact_lock_shared(${PROGRAMMES_LOCK}))
     SELECT FROM employee WHERE employee_id = ANY ($1::uuid[]) AND (SELECT count(*) FROM unchanging) > 0
     ORDER BY employee_id FOR UPDATE`,
    [ids],
  );
  return prepared<KnownEmployee>(
    tx,
    `SELECT e.employee_id AS "employeeId", e.status, e.active, e.service_since::text AS "serviceSince", o.outcomes,
            coalesce((SELECT json_agg(json_build_object('year', year, 'predicate', predicate)) FROM history h
                      WHERE h.employee_id = e.employee_id), '[]') AS history,
            coalesce((SELECT json_agg(decided_on) FROM discipline_case d
                      WHERE d.employee_id = e.employee_id AND annulled_at IS NULL), '[]') AS "disciplineDays",
            coalesce((SELECT json_agg(json_build_object('programme', programme, 'year', year)) FROM award a
                      WHERE a.employee_id = e.employee_id), '[]') AS awards
     FROM employee e
     CROSS JOIN LATERAL (
       SELECT json_agg(json_build_object('appraisalId', appraisal_id, 'unitId', unit_id, 'year', year,
                                         'periodEnd', period_end, 'completedAt', completed_at AT TIME ZONE 'UTC',
                                         'predicate', predicate, 'revision', revision)) AS outcomes
       FROM outcome WHERE employee_id = e.employee_id AND period_kind = 'ANNUAL') o
     WHERE e.employee_id = ANY ($1::uuid[]) AND o.outcomes IS NOT NULL
     ORDER BY e.employee_id`,
    [ids],
  );
}

/** The first of these employees that personnel has not told of yet. */
export async function unknownEmployee(tx: Transaction, employeeIds: readonly string[]): Promise<string | undefined> {
  const rows = await prepared<{ id: string }>(
    tx,
    `SELECT id FROM unnest($1::uuid[]) AS asked(id)
     WHERE NOT EXISTS (SELECT FROM employee WHERE employee_id = asked.id) LIMIT 1`,
    [employeeIds],
  );
  return rows[0]?.id;
}
