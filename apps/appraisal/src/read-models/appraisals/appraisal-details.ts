import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AppraisalId, EmployeeId, PeriodId, PeriodKind, Predicate, Quarter, Rating, UnitId } from '#civil-service';
import type { AppraisalState, FinalBecause } from '../../domain/appraisal.js';
import type { DraftMarks, Marks } from '../../domain/marks.js';
import type { AgreedPlan, Evidence } from '../../domain/plan.js';
import { type Basis, hasEvidence, type Suggestion } from '../../domain/suggestion.js';
import { loadBasis } from '../../persistence/basis.js';
import { AppraisalRow } from '../../persistence/entities/appraisal-row.js';
import { RevisionRow } from '../../persistence/entities/revision-row.js';

/** Evidence with what it suggests. Without any value: "belum ada data". */
export interface EvidenceView {
  readonly planVersion: number;
  readonly hasEvidence: boolean;
  readonly indicators: readonly Evidence[];
  readonly suggestion: Suggestion;
}

export interface RevisionView {
  readonly revision: number;
  readonly rating: Marks;
  readonly predicate: Predicate;
  readonly by: EmployeeId;
  readonly at: Date;
  /** Of a correction; null for revision 1. */
  readonly reason: string | null;
}

export interface AppraisalDetail {
  readonly id: AppraisalId;
  readonly periodId: PeriodId;
  readonly kind: PeriodKind;
  readonly year: number;
  readonly quarter: Quarter | null;
  readonly employeeId: EmployeeId;
  readonly unitId: UnitId;
  readonly appraiserId: EmployeeId;
  readonly appraiserSuperiorId: EmployeeId | null;
  readonly finalByKind: boolean;
  readonly state: AppraisalState;
  readonly version: number;
  readonly revision: number;
  readonly signedAt: Date | null;
  readonly finalAt: Date | null;
  readonly finalBecause: FinalBecause | null;
  /** What is rated: once signed the plan of that moment, before that the one in force; null without an agreed plan. */
  readonly plan: AgreedPlan | null;
  /** What counts: at signing once signed, now before that. */
  readonly suggestion: { readonly results: Suggestion['results']; readonly work: Rating | null };
  readonly evidence: { readonly atSigning: EvidenceView | null; readonly now: EvidenceView | null };
  readonly rating: DraftMarks | null;
  readonly predicate: Predicate | null;
  readonly revisions: readonly RevisionView[];
}

@Injectable()
export class AppraisalDetails {
  constructor(private readonly db: DataSource) {}

  async of(id: AppraisalId): Promise<AppraisalDetail | null> {
    const relations = { period: true, employee: true } as const;
    const row = await this.db.manager.findOne(AppraisalRow, { where: { id }, relations });
    if (row === null) return null;
    const now = await loadBasis(this.db.manager, row.employeeId, row.period);
    const revisions = await this.db.manager.find(RevisionRow, {
      where: { appraisalId: id },
      order: { revision: 'ASC' },
    });
    return detailOf(row, now, revisions);
  }
}

const detailOf = (row: AppraisalRow, now: Basis | null, revisions: readonly RevisionRow[]): AppraisalDetail => {
  const counts = row.basis ?? now;
  const { id, employeeId, unitId, appraiserId, state, version, revision, predicate } = row;
  return {
    ...{ id, periodId: row.periodId, kind: row.period.kind, year: row.period.year, quarter: row.period.quarter },
    ...{ employeeId, unitId, appraiserId, appraiserSuperiorId: row.employee.appraiserSuperiorId },
    ...{ finalByKind: row.employee.finalByKind, state, version, revision },
    ...{ signedAt: row.signedAt, finalAt: row.finalAt, finalBecause: row.finalBecause },
    plan: counts?.plan ?? null,
    suggestion: counts?.suggestion ?? { results: [], work: null },
    evidence: { atSigning: view(row.basis), now: view(now) },
    rating: row.marks,
    predicate,
    revisions: revisions.map(revisionOf),
  };
};

const view = (basis: Basis | null): EvidenceView | null =>
  basis && {
    planVersion: basis.plan.version,
    hasEvidence: hasEvidence(basis),
    indicators: basis.evidence,
    suggestion: basis.suggestion,
  };

const revisionOf = ({ revision, marks, predicate, madeBy, madeAt, reason }: RevisionRow): RevisionView => ({
  ...{ revision, rating: marks, predicate, by: madeBy, at: madeAt, reason },
});
