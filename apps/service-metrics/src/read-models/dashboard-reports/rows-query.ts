import { ApiProperty } from '@nestjs/swagger';
import type { ServiceCode } from '#civil-service';
import { ChoiceField, CodeField, Page } from '#platform';

/** What all reports are asked with. */
export class RowsQuery extends Page {
  @CodeField({
    optional: true,
    description: 'Code or id of a unit: it and all units below it; all in scope when left out',
  })
  readonly unit?: string;

  @ChoiceField(['json', 'csv'], {
    optional: true,
    description: 'csv is the whole selection in one answer, as is Accept: text/csv; limit and cursor do not count then',
  })
  readonly format?: 'json' | 'csv';
}

export class ServiceRowsQuery extends RowsQuery {
  @CodeField({ optional: true, description: 'Code of a service; all services when left out' })
  readonly service?: ServiceCode;
}

/** What a row is of, as events name it. */
export const UnitIdCell = (): PropertyDecorator => ApiProperty({ format: 'uuid', description: 'As in events' });

/** What each row about a service of a unit says of what it is. */
export class ServiceOfUnit {
  @ApiProperty()
  readonly unitCode!: string;

  @ApiProperty()
  readonly unitName!: string;

  @ApiProperty()
  readonly serviceCode!: string;

  @UnitIdCell()
  readonly unitId!: string;
}
