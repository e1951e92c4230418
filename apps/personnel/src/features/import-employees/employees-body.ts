import { EMPLOYMENT_STATUSES, type EmployeeId, type EmploymentStatus } from '#civil-service';
import { BooleanField, ChoiceField, CodeField, DayField, TextField, UuidField } from '#platform';
import type { EmployeeRow } from '../../domain/employee.js';
import { RowsField } from '../import-rows/rows-field.js';

export class EmployeeImportRow {
  @UuidField({
    optional: true,
    nullable: true,
    description: 'Names an employee whose NIP has changed; else he is known by his NIP',
  })
  readonly employeeId: EmployeeId | null = null;

  @TextField({ max: 40, nullable: true, description: '18 digits, with or without spaces; null for a PEJABAT_NEGARA' })
  readonly nip!: string | null;

  @TextField({ max: 200 })
  readonly name!: string;

  @ChoiceField(EMPLOYMENT_STATUSES)
  readonly status!: EmploymentStatus;

  @TextField({ max: 8, nullable: true, description: 'PNS and CPNS: I/a to IV/e; PPPK: I to XVII' })
  readonly rank!: string | null;

  @CodeField()
  readonly positionCode!: string;

  @DayField({ optional: true, nullable: true, description: 'PNS and CPNS: the TMT month of the NIP when left out' })
  readonly serviceSince: string | null = null;

  @BooleanField({ optional: true, description: 'True when left out' })
  readonly active: boolean = true;
}

export class EmployeesBody {
  @RowsField(() => EmployeeImportRow)
  readonly rows!: object[];
}

export const employeeOf = ({ name, positionCode, ...row }: EmployeeImportRow): EmployeeRow => ({
  ...row,
  name: name.trim(),
  positionCode: positionCode.toLowerCase(),
});
