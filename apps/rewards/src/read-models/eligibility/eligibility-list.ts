import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Page, type Paged, pageOf } from '#platform';
import type { Verdict } from '../../domain/facts.js';

export interface EligibilityItem {
  readonly employeeId: string;
  readonly unitId: string;
  readonly programme: string;
  readonly year: number;
  readonly eligible: boolean;
  readonly criteria: readonly Verdict[];
  readonly appraisalId: string;
  readonly appraisalRevision: number;
  readonly decision: number;
  readonly decidedAt: Date;
}

export interface EligibilityDetail extends EligibilityItem {
  /** Every decision, oldest first: none is ever overwritten. */
  readonly decisions: readonly Omit<EligibilityItem, 'employeeId' | 'programme' | 'year'>[];
}

export interface EligibilityFilter {
  readonly programme?: string;
  readonly year?: number;
  readonly unitId?: string;
  readonly employeeId?: string;
  readonly eligible?: boolean;
}

const COLUMNS = `unit_id AS "unitId", eligible, criteria, appraisal_id AS "appraisalId",
  appraisal_revision AS "appraisalRevision", number AS decision, decided_at AS "decidedAt"`;

@Injectable()
export class EligibilityList {
  constructor(private readonly db: DataSource) {}

  async page(filter: EligibilityFilter, page: Page): Promise<Paged<EligibilityItem>> {
    const after = page.after('text', 'whole', 'uuid');
    const given = Object.entries({
      'programme = ?': filter.programme,
      'year = ?': filter.year,
      'unit_id = ?': filter.unitId,
      'employee_id = ?': filter.employeeId,
      'eligible = ?': filter.eligible,
    }).filter(([, value]) => value !== undefined);
    const conditions = given.map(([test], index) => `AND ${test.replace('?', `$${index + 2}`)}`).join(' ');
    const from = given.length + 2;
    const resume = after
      ? `AND (programme, year, employee_id) > ($${from}, $${from + 1}::bigint, $${from + 2}::uuid)`
      : '';
    const rows = await this.db.query<EligibilityItem[]>(
      `SELECT employee_id AS "employeeId", programme, year, ${COLUMNS} FROM eligibility
       WHERE true ${conditions} ${resume} ORDER BY programme, year, employee_id LIMIT $1`,
      [page.limit + 1, ...given.map(([, value]) => value), ...(after ?? [])],
    );
    return pageOf(rows, page, ({ programme, year, employeeId }) => [programme, year, employeeId]);
  }

  async one(employeeId: string, programme: string, year: number): Promise<EligibilityDetail | undefined> {
    const decisions = await this.db.query<EligibilityItem[]>(
      `SELECT ${COLUMNS} FROM decision WHERE employee_id = $1 AND programme = $2 AND year = $3 ORDER BY number`,
      [employeeId, programme, year],
    );
    const last = decisions.at(-1);
    return last && { ...last, employeeId, programme, year, decisions };
  }
}
