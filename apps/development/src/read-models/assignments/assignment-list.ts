import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Page, type Paged, pageOf } from '#platform';
import type { AssignmentState } from '../../domain/assignment.js';
import type { AssignmentKind, Need } from '../../domain/needs.js';

export interface AssignmentItem {
  readonly assignmentId: string;
  readonly employeeId: string;
  readonly unitId: string;
  readonly appraisalId: string;
  readonly appraisalRevision: number;
  readonly need: Need;
  readonly kind: AssignmentKind;
  readonly title: { readonly id: string; readonly en: string };
  readonly state: AssignmentState;
  readonly madeAt: Date;
  readonly completedOn: string | null;
  readonly note: string | null;
}

export interface AssignmentFilter {
  readonly employeeId?: string;
  readonly unitId?: string;
  readonly state?: AssignmentState;
}

const SELECT = `SELECT assignment_id AS "assignmentId", employee_id AS "employeeId", unit_id AS "unitId",
  appraisal_id AS "appraisalId", appraisal_revision AS "appraisalRevision", need, kind,
  json_build_object('id', title_id, 'en', title_en) AS title, state, made_at AS "madeAt",
  completed_on::text AS "completedOn", note FROM assignment`;

@Injectable()
export class AssignmentList {
  constructor(private readonly db: DataSource) {}

  async page({ employeeId, unitId, state }: AssignmentFilter, page: Page): Promise<Paged<AssignmentItem>> {
    const [after] = page.after('uuid') ?? [];
    const rows = await this.db.query<AssignmentItem[]>(
      `${SELECT}
       WHERE ($2::uuid IS NULL OR employee_id = $2) AND ($3::uuid IS NULL OR unit_id = $3)
         AND ($4::text IS NULL OR state = $4) AND ($5::uuid IS NULL OR assignment_id > $5)
       ORDER BY assignment_id LIMIT $1`,
      [page.limit + 1, employeeId ?? null, unitId ?? null, state ?? null, after ?? null],
    );
    return pageOf(rows, page, ({ assignmentId }) => [assignmentId]);
  }

  async one(id: string): Promise<AssignmentItem | undefined> {
    const [row] = await this.db.query<AssignmentItem[]>(`${SELECT} WHERE assignment_id = $1`, [id]);
    return row;
  }
}
