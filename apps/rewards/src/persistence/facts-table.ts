import type { EmploymentStatus, Predicate } from '#civil-service';
import type { Transaction } from '#messaging';

/** What is known of one employee, for all years. */
export interface KnownEmployee {
  readonly employeeId: string;
  readonly unitId: string;
  readonly status: EmploymentStatus;
  readonly active: boolean;
  readonly serviceSince: string;
  readonly outcomes: readonly Outcome[];
  readonly history: readonly { readonly year: number; readonly predicate: Predicate }[];
  readonly disciplineDays: readonly string[];
  readonly awards: readonly { readonly programme: string; readonly year: number }[];
}

/** An annual appraisal's outcome. */
export interface Outcome {
  readonly appraisalId: string;
  readonly unitId: string;
  readonly year: number;
  readonly periodEnd: string;
  readonly predicate: Predicate;
  readonly revision: number;
}

/**
 * Locks the employees first, in order: whoever decides about one of them waits for the other and then sees its facts. Only
 * employees with an annual outcome are returned, since without one there is nothing to decide.
 */
export async function loadFacts(tx: Transaction, employeeIds: readonly string[]): Promise<KnownEmployee[]> {
  const ids = [...new Set(employeeIds)].sort();
  await tx.query(`SELECT FROM employee WHERE employee_id = ANY ($1::uuid[]) ORDER BY employee_id FOR UPDATE`, [ids]);
  return tx.query<KnownEmployee[]>(
    `SELECT e.employee_id AS "employeeId", e.unit_id AS "unitId", e.status, e.active,
            e.service_since::text AS "serviceSince", o.outcomes,
            coalesce((SELECT json_agg(json_build_object('year', year, 'predicate', predicate)) FROM history h
                      WHERE h.employee_id = e.employee_id), '[]') AS history,
            coalesce((SELECT json_agg(decided_on ORDER BY decided_on, reference) FROM discipline_case d
                      WHERE d.employee_id = e.employee_id AND annulled_at IS NULL), '[]') AS "disciplineDays",
            coalesce((SELECT json_agg(json_build_object('programme', programme, 'year', year) ORDER BY year) FROM award a
                      WHERE a.employee_id = e.employee_id), '[]') AS awards
     FROM employee e
     CROSS JOIN LATERAL (
       SELECT json_agg(json_build_object('appraisalId', appraisal_id, 'unitId', unit_id, 'year', year,
                                         'periodEnd', period_end, 'predicate', predicate, 'revision', revision)
                       ORDER BY year) AS outcomes
       FROM outcome WHERE employee_id = e.employee_id AND period_kind = 'ANNUAL') o
     WHERE e.employee_id = ANY ($1::uuid[]) AND o.outcomes IS NOT NULL
     ORDER BY e.employee_id`,
    [ids],
  );
}

/** The first of these employees that personnel has not told of yet. */
export async function unknownEmployee(tx: Transaction, employeeIds: readonly string[]): Promise<string | undefined> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT id FROM unnest($1::uuid[]) AS asked(id)
     WHERE NOT EXISTS (SELECT FROM employee WHERE employee_id = asked.id) LIMIT 1`,
    [employeeIds],
  );
  return rows[0]?.id;
}
