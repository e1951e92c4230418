import { POSITION_KINDS, type PositionKind, type UnitId } from '#civil-service';
import { BooleanField, ChoiceField, Page, TextField, UuidField } from '#platform';

export class EmployeesQuery extends Page {
  @UuidField({ optional: true, description: 'Of this unit and all units under it' })
  readonly unitId?: UnitId;

  @ChoiceField(POSITION_KINDS, { optional: true })
  readonly positionKind?: PositionKind;

  @BooleanField({ optional: true, description: 'Only those at work, or only those who have left' })
  readonly active?: boolean;

  @TextField({ max: 100, optional: true, description: 'Part of a name, or a whole NIP' })
  readonly q?: string;
}
