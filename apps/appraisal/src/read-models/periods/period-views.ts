import { ApiProperty } from '@nestjs/swagger';
import { PERIOD_KINDS, type PeriodId, type PeriodKind, type Quarter, type UnitId } from '#civil-service';
import type { AppraisalState } from '../../domain/appraisal.js';

export class StateCounts implements Record<AppraisalState, number> {
  @ApiProperty()
  readonly DRAFT!: number;

  @ApiProperty()
  readonly SIGNED!: number;

  @ApiProperty({ description: 'Final' })
  readonly ACKNOWLEDGED!: number;
}

export class PeriodSummary {
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

  @ApiProperty()
  readonly openedAt!: Date;

  @ApiProperty({ type: Date, nullable: true, description: 'Since when all its appraisals are final or accounted for' })
  readonly closedAt!: Date | null;

  @ApiProperty()
  readonly counts!: StateCounts;
}

export class PeriodList {
  @ApiProperty({ type: [PeriodSummary] })
  readonly items!: readonly PeriodSummary[];
}

class CountsOfUnit {
  @ApiProperty({ type: String, format: 'uuid' })
  readonly unitId!: UnitId;

  @ApiProperty()
  readonly counts!: StateCounts;
}

export class PeriodDetail extends PeriodSummary {
  @ApiProperty({ type: [CountsOfUnit] })
  readonly units!: readonly CountsOfUnit[];
}
