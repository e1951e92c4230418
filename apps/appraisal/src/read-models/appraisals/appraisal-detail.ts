import { ApiProperty } from '@nestjs/swagger';
import { type EmployeeId, type Predicate, PREDICATES } from '#civil-service';
import type { DraftMarks, Marks } from '../../domain/marks.js';
import type { AgreedPlan } from '../../domain/plan.js';
import type { Basis } from '../../domain/suggestion.js';
import { MarksBody } from '../../features/rate-appraisal/marks-body.js';
import type { AppraisalRow } from '../../persistence/entities/appraisal-row.js';
import type { RevisionRow } from '../../persistence/entities/revision-row.js';
import { AppraisalItem } from './appraisal-item.js';
import { EvidenceThenAndNow, evidenceView, SuggestionView } from './evidence-view.js';

class RevisionView {
  @ApiProperty()
  readonly revision!: number;

  @ApiProperty({ type: MarksBody })
  readonly rating!: Marks;

  @ApiProperty({ enum: PREDICATES })
  readonly predicate!: Predicate;

  @ApiProperty({ type: String, format: 'uuid' })
  readonly by!: EmployeeId;

  @ApiProperty()
  readonly at!: Date;

  @ApiProperty({ type: String, nullable: true, description: 'Of a correction; null for revision 1' })
  readonly reason!: string | null;
}

/** Everything about one appraisal. */
export class AppraisalDetail extends AppraisalItem {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Now' })
  readonly appraiserSuperiorId!: EmployeeId | null;

  @ApiProperty({ description: 'Rated by the Kepala Daerah: final once signed' })
  readonly finalByKind!: boolean;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'What is rated, as agreed: the version in force, and once signed that of then; null without a plan',
  })
  readonly plan!: AgreedPlan | null;

  @ApiProperty({ description: 'What counts: once signed what was suggested then' })
  readonly suggestion!: SuggestionView;

  @ApiProperty()
  readonly evidence!: EvidenceThenAndNow;

  @ApiProperty({ type: MarksBody, nullable: true })
  readonly rating!: DraftMarks | null;

  @ApiProperty({ type: [RevisionView] })
  readonly revisions!: readonly RevisionView[];
}

/** `now` is what the plan in force and its evidence say at this moment. */
export const detailOf = (row: AppraisalRow, now: Basis | null, revisions: readonly RevisionRow[]): AppraisalDetail => {
  const { period, employee, basis, marks, correction: _, ...item } = row;
  const counts = basis ?? now;
  return {
    ...item,
    ...{ kind: period.kind, year: period.year, quarter: period.quarter },
    ...{ appraiserSuperiorId: employee.appraiserSuperiorId, finalByKind: employee.finalByKind },
    plan: counts?.plan ?? null,
    suggestion: counts?.suggestion ?? { results: [], work: null },
    evidence: { atSigning: evidenceView(basis), now: evidenceView(now) },
    rating: marks,
    revisions: revisions.map(({ revision, marks: rating, predicate, madeBy: by, madeAt: at, reason }) => ({
      ...{ revision, rating, predicate, by, at, reason },
    })),
  };
};
