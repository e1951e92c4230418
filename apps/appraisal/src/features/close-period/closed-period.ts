import { ApiProperty } from '@nestjs/swagger';
import type { PeriodId } from '#civil-service';

export class ClosedPeriod {
  @ApiProperty({ type: String, format: 'uuid' })
  readonly id!: PeriodId;

  @ApiProperty({
    type: Date,
    nullable: true,
    description: 'Null while an appraisal is neither final nor accounted for',
  })
  readonly closedAt!: Date | null;

  @ApiProperty({ description: 'Appraisals that this call made final: their objection term has passed' })
  readonly becameFinal!: number;

  @ApiProperty({ description: 'Appraisals that were final otherwise' })
  readonly alreadyFinal!: number;

  @ApiProperty({ description: 'Appraisals whose term has passed and that this call did not reach: call again' })
  readonly left!: number;

  @ApiProperty({ description: 'Signed appraisals that may still be objected to' })
  readonly waiting!: number;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Last day on which one may be objected to',
  })
  readonly lastTermEnds!: string | null;

  @ApiProperty({ description: 'Appraisals that nobody has signed' })
  readonly drafts!: number;

  @ApiProperty({ description: 'Drafts of employees who are no longer appraised: they do not keep the period open' })
  readonly accountedFor!: number;
}
