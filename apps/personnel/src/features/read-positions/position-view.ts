import { ApiProperty } from '@nestjs/swagger';
import { POSITION_KINDS, type PositionId, type PositionKind, type UnitId } from '#civil-service';

export class PositionView {
  @ApiProperty({ format: 'uuid' })
  readonly positionId!: PositionId;

  @ApiProperty()
  readonly code!: string;

  @ApiProperty()
  readonly title!: string;

  @ApiProperty({ enum: POSITION_KINDS })
  readonly kind!: PositionKind;

  @ApiProperty({ format: 'uuid' })
  readonly unitId!: UnitId;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  readonly reportsTo!: PositionId | null;

  @ApiProperty()
  readonly active!: boolean;

  @ApiProperty({ description: 'The sequence of its last event' })
  readonly revision!: number;
}

export class PositionPage {
  @ApiProperty({ type: [PositionView] })
  readonly items!: readonly PositionView[];

  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the next page; null on the last one' })
  readonly next!: string | null;
}
