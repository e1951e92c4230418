import { ApiProperty } from '@nestjs/swagger';
import {
  EMPLOYMENT_STATUSES,
  type EmployeeId,
  type EmploymentStatus,
  POSITION_KINDS,
  type PositionId,
  type PositionKind,
  type UnitId,
} from '#civil-service';

/** An employee in a list. */
export class EmployeeItem {
  @ApiProperty({ format: 'uuid' })
  readonly employeeId!: EmployeeId;

  @ApiProperty({ type: String, nullable: true, description: 'In a list all but the last four digits are masked' })
  readonly nip!: string | null;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ enum: EMPLOYMENT_STATUSES })
  readonly status!: EmploymentStatus;

  @ApiProperty({ type: String, nullable: true })
  readonly rank!: string | null;

  @ApiProperty({ format: 'uuid' })
  readonly positionId!: PositionId;

  @ApiProperty()
  readonly positionCode!: string;

  @ApiProperty()
  readonly positionTitle!: string;

  @ApiProperty({ enum: POSITION_KINDS })
  readonly positionKind!: PositionKind;

  @ApiProperty({ format: 'uuid' })
  readonly unitId!: UnitId;

  @ApiProperty()
  readonly unitCode!: string;

  @ApiProperty()
  readonly unitName!: string;

  @ApiProperty()
  readonly active!: boolean;
}

/** All that personnel knows of one employee. */
export class EmployeeView extends EmployeeItem {
  @ApiProperty({ format: 'date' })
  readonly serviceSince!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  readonly appraiserId!: EmployeeId | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  readonly appraiserSuperiorId!: EmployeeId | null;

  @ApiProperty({ description: 'Rated by the head of the region: the result is final' })
  readonly finalByKind!: boolean;

  @ApiProperty({ description: 'The sequence of his last event' })
  readonly revision!: number;
}

export class EmployeePage {
  @ApiProperty({ type: [EmployeeItem] })
  readonly items!: readonly EmployeeItem[];

  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the next page; null on the last one' })
  readonly next!: string | null;
}
