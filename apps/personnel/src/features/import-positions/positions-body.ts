import { POSITION_KINDS, type PositionKind } from '#civil-service';
import { BooleanField, ChoiceField, CodeField, TextField } from '#platform';
import type { Position } from '../../domain/position.js';
import { RowsField } from '../import-rows/rows-field.js';

export class PositionImportRow {
  @CodeField({ description: 'Names the position for good; upper and lower case are the same' })
  readonly code!: string;

  @TextField({ max: 200 })
  readonly title!: string;

  @ChoiceField(POSITION_KINDS)
  readonly kind!: PositionKind;

  @CodeField()
  readonly unitCode!: string;

  @CodeField({ nullable: true, description: "Null for the mayor's alone; may be a later row of the same request" })
  readonly reportsToCode!: string | null;

  @BooleanField({ optional: true, description: 'True when left out' })
  readonly active: boolean = true;
}

export class PositionsBody {
  @RowsField(() => PositionImportRow)
  readonly rows!: object[];
}

export const positionOf = (row: PositionImportRow): Position => ({
  code: row.code.toLowerCase(),
  title: row.title.trim(),
  kind: row.kind,
  unitCode: row.unitCode.toLowerCase(),
  reportsToCode: row.reportsToCode?.toLowerCase() ?? null,
  active: row.active,
});
