import { ApiProperty } from '@nestjs/swagger';
import { PERIOD_KINDS, type PeriodId, type PeriodKind, type Quarter, type UnitId } from '#civil-service';
import type { SkipReason } from '../../domain/opening.js';

class Skipped implements Record<SkipReason, number> {
  @ApiProperty({ description: 'Left the service' })
  readonly INACTIVE!: number;

  @ApiProperty({ description: 'Holds a state office (P6)' })
  readonly PEJABAT_NEGARA!: number;

  @ApiProperty({ description: 'Nobody stands above him: a vacancy up the line' })
  readonly NO_APPRAISER!: number;
}

export class OpenedPeriod {
  @ApiProperty({ type: String, format: 'uuid' })
  readonly id!: PeriodId;

  @ApiProperty({ enum: PERIOD_KINDS })
  readonly kind!: PeriodKind;

  @ApiProperty()
  readonly year!: number;

  @ApiProperty({ type: Number, nullable: true })
  readonly quarter!: Quarter | null;

  @ApiProperty({ format: 'date' })
  readonly from!: string;

  @ApiProperty({ format: 'date' })
  readonly to!: string;

  @ApiProperty({ description: 'Drafts made by this call' })
  readonly opened!: number;

  @ApiProperty({ description: 'Appraisals that were there before' })
  readonly alreadyOpen!: number;

  @ApiProperty({ description: 'Employees without an appraisal in this period, by reason' })
  readonly skipped!: Skipped;

  @ApiProperty({ type: [String], description: 'Of `unitIds`: a mistyped id, or a unit that consists of other units' })
  readonly unitsWithoutEmployees!: readonly UnitId[];
}
