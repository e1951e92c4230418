import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AppraisalId } from '#civil-service';
import { type Page, type Paged, pageOf } from '#platform';
import type { AppraisalState } from '../../domain/appraisal.js';
import { loadBasis } from '../../persistence/basis.js';
import { AppraisalRow } from '../../persistence/entities/appraisal-row.js';
import { RevisionRow } from '../../persistence/entities/revision-row.js';
import { type AppraisalDetail, detailOf } from './appraisal-detail.js';
import type { AppraisalItem } from './appraisal-item.js';

export interface AppraisalFilter {
  readonly periodId?: string;
  readonly unitId?: string;
  readonly appraiserId?: string;
  readonly employeeId?: string;
  readonly state?: AppraisalState;
}

@Injectable()
export class Appraisals {
  constructor(private readonly db: DataSource) {}

  async one(id: AppraisalId): Promise<AppraisalDetail | null> {
    const relations = { period: true, employee: true } as const;
    const row = await this.db.manager.findOne(AppraisalRow, { where: { id }, relations });
    if (row === null) return null;
    const now = await loadBasis(this.db.manager, row.employeeId, row.period);
    const where = { appraisalId: id };
    return detailOf(row, now, await this.db.manager.find(RevisionRow, { where, order: { revision: 'ASC' } }));
  }

  async page(filter: AppraisalFilter, page: Page): Promise<Paged<AppraisalItem>> {
    const [after] = page.after('uuid') ?? [];
    const given = Object.entries({
      'a.period_id = ': filter.periodId,
      'a.unit_id = ': filter.unitId,
      'a.appraiser_id = ': filter.appraiserId,
      'a.employee_id = ': filter.employeeId,
      'a.state = ': filter.state,
      'a.id > ': after,
    }).filter(([, value]) => value !== undefined);
    const conditions = given.map(([test], index) => `AND ${test}$${index + 2}`).join(' ');
    const rows = await this.db.query<AppraisalItem[]>(
      `SELECT a.id, a.period_id AS "periodId", p.kind, p.year, p.quarter, a.employee_id AS "employeeId",
              a.unit_id AS "unitId", a.appraiser_id AS "appraiserId", a.state, a.version, a.revision, a.predicate,
              a.has_evidence AS "hasEvidence", a.signed_at AS "signedAt", a.final_at AS "finalAt",
              a.final_because AS "finalBecause"
       FROM appraisal a JOIN period p ON p.id = a.period_id
       WHERE true ${conditions} ORDER BY a.id LIMIT $1`,
      [page.limit + 1, ...given.map(([, value]) => value)],
    );
    return pageOf(rows, page, ({ id }) => [id]);
  }
}
