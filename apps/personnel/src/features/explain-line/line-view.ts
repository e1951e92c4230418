import { ApiProperty } from '@nestjs/swagger';
import type { EmployeeId } from '#civil-service';
import { LINE_REASONS, type LineReason } from './line-reason.js';

class PersonView {
  @ApiProperty({ format: 'uuid' })
  readonly employeeId!: EmployeeId;

  @ApiProperty()
  readonly name!: string;
}

class ReasonView {
  @ApiProperty({ enum: LINE_REASONS })
  readonly code!: LineReason;

  @ApiProperty({ description: 'In the language of the caller' })
  readonly message!: string;
}

class StepView {
  @ApiProperty()
  readonly positionCode!: string;

  @ApiProperty()
  readonly positionTitle!: string;

  @ApiProperty({ enum: ['VACANT', 'APPRAISER', 'SUPERIOR'] })
  readonly role!: 'VACANT' | 'APPRAISER' | 'SUPERIOR';

  @ApiProperty({ type: PersonView, nullable: true })
  readonly holder!: PersonView | null;
}

export class LineView {
  @ApiProperty({ format: 'uuid' })
  readonly employeeId!: EmployeeId;

  @ApiProperty({ type: PersonView, nullable: true })
  readonly appraiser!: PersonView | null;

  @ApiProperty({ type: PersonView, nullable: true, description: 'Decides objections' })
  readonly superior!: PersonView | null;

  @ApiProperty({ description: 'Rated by the head of the region: the result is final' })
  readonly finalByKind!: boolean;

  @ApiProperty({ type: ReasonView })
  readonly reason!: ReasonView;

  @ApiProperty({ type: [StepView], description: 'The posts on the way up, nearest first; none of one who has left' })
  readonly steps!: readonly StepView[];
}
