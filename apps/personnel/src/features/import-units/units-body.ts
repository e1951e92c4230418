import { UNIT_KINDS, type UnitKind } from '#civil-service';
import { BooleanField, ChoiceField, CodeField, TextField } from '#platform';
import type { Unit } from '../../domain/unit.js';
import { RowsField } from '../import-rows/rows-field.js';

export class UnitImportRow {
  @CodeField({ description: 'Names the unit for good; upper and lower case are the same' })
  readonly code!: string;

  @TextField({ max: 200 })
  readonly name!: string;

  @ChoiceField(UNIT_KINDS)
  readonly kind!: UnitKind;

  @CodeField({ nullable: true, description: 'Null at the top of the tree; may be a later row of the same request' })
  readonly parentCode!: string | null;

  @BooleanField({ optional: true, description: 'True when left out' })
  readonly active: boolean = true;
}

export class UnitsBody {
  @RowsField(() => UnitImportRow)
  readonly rows!: object[];
}

export const unitOf = ({ code, name, kind, parentCode, active }: UnitImportRow): Unit => ({
  code: code.toLowerCase(),
  name: name.trim(),
  kind,
  parentCode: parentCode?.toLowerCase() ?? null,
  active,
});
