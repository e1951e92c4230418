import { ApiProperty } from '@nestjs/swagger';
import { UNIT_KINDS, type UnitId, type UnitKind } from '#civil-service';

export class UnitView {
  @ApiProperty({ format: 'uuid' })
  readonly unitId!: UnitId;

  @ApiProperty()
  readonly code!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ enum: UNIT_KINDS })
  readonly kind!: UnitKind;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  readonly parentId!: UnitId | null;

  @ApiProperty()
  readonly active!: boolean;

  @ApiProperty({ description: 'The sequence of its last event' })
  readonly revision!: number;
}

export class UnitList {
  @ApiProperty({ type: [UnitView] })
  readonly items!: readonly UnitView[];
}
