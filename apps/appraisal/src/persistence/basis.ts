import { daysOf, type EmployeeId, inForce, type Period } from '#civil-service';
import type { Transaction } from '#messaging';
import type { AgreedPlan, Evidence } from '../domain/plan.js';
import { type Basis, basisOf } from '../domain/suggestion.js';
import { SuggestionRuleRow } from './entities/suggestion-rule-row.js';

interface Row extends AgreedPlan {
  readonly evidence: readonly Evidence[];
}

/**
 * The plan in force for the period's year with its evidence of exactly this period, as known now; null without an agreed
 * plan. Should an employee have had two plans in a year (a move to another unit), the last one agreed is in force.
 */
export async function loadBasis(tx: Transaction, employeeId: EmployeeId, period: Period): Promise<Basis | null> {
  const [plan] = await tx.query<Row[]>(
    `SELECT p.plan_id AS "planId", p.version, p.results, coalesce(e.evidence, '[]') AS evidence
     FROM plan p
     LEFT JOIN LATERAL (
       SELECT jsonb_agg(jsonb_build_object(
                'indicatorId', indicator_id, 'value', value, 'unit', unit, 'count', count,
                'asOf', to_char(as_of AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY indicator_id) AS evidence
       FROM evidence
       WHERE plan_id = p.plan_id AND year = $2 AND quarter IS NOT DISTINCT FROM $3
         AND indicator_id::text IN (
           SELECT jsonb_path_query(p.results, '$[*].indicators[*].indicatorId') #>> '{}')) e ON true
     WHERE p.employee_id = $1 AND p.year = $2
     ORDER BY p.agreed_at DESC, p.plan_id DESC LIMIT 1`,
    [employeeId, period.year, period.quarter],
  );
  if (plan === undefined) return null;
  const rule = inForce(await tx.find(SuggestionRuleRow), daysOf(period).to);
  const { evidence, ...agreed } = plan;
  return basisOf(agreed, evidence, period, rule);
}
