import { ApiProperty } from '@nestjs/swagger';
import {
  type AppraisalId,
  type EmployeeId,
  PERIOD_KINDS,
  type PeriodId,
  type PeriodKind,
  type Predicate,
  PREDICATES,
  type Quarter,
  type UnitId,
} from '#civil-service';
import { APPRAISAL_STATES, type AppraisalState, FINAL_BECAUSE, type FinalBecause } from '../../domain/appraisal.js';

/** One appraisal in a list. */
export class AppraisalItem {
  @ApiProperty({ type: String, format: 'uuid' })
  readonly id!: AppraisalId;

  @ApiProperty({ type: String, format: 'uuid' })
  readonly periodId!: PeriodId;

  @ApiProperty({ enum: PERIOD_KINDS })
  readonly kind!: PeriodKind;

  @ApiProperty()
  readonly year!: number;

  @ApiProperty({ type: Number, nullable: true })
  readonly quarter!: Quarter | null;

  @ApiProperty({ type: String, format: 'uuid' })
  readonly employeeId!: EmployeeId;

  @ApiProperty({ type: String, format: 'uuid', description: 'Where he works; once signed, where he was appraised' })
  readonly unitId!: UnitId;

  @ApiProperty({ type: String, format: 'uuid', description: 'Who is to rate a draft, or has signed' })
  readonly appraiserId!: EmployeeId;

  @ApiProperty({ enum: APPRAISAL_STATES })
  readonly state!: AppraisalState;

  @ApiProperty({ description: 'Grows with every change' })
  readonly version!: number;

  @ApiProperty({ description: '0 until it is final' })
  readonly revision!: number;

  @ApiProperty({ enum: PREDICATES, nullable: true })
  readonly predicate!: Predicate | null;

  @ApiProperty({ type: Boolean, nullable: true, description: 'At signing; null before. False: "belum ada data"' })
  readonly hasEvidence!: boolean | null;

  @ApiProperty({ type: Date, nullable: true })
  readonly signedAt!: Date | null;

  @ApiProperty({ type: Date, nullable: true })
  readonly finalAt!: Date | null;

  @ApiProperty({ enum: FINAL_BECAUSE, nullable: true })
  readonly finalBecause!: FinalBecause | null;
}

export class AppraisalPage {
  @ApiProperty({ type: [AppraisalItem] })
  readonly items!: readonly AppraisalItem[];

  @ApiProperty({ type: String, nullable: true, description: 'The cursor of the next page; null on the last one' })
  readonly next!: string | null;
}
