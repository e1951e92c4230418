import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { EmployeeId, ServiceCode } from '#civil-service';
import { ChoiceField, CodeField, DayField, UuidField } from '#platform';
import { summarise } from '../../domain/report.js';
import { type Grouping, GROUPINGS, sumsBy } from '../../persistence/turnaround-sums.js';
import { mustBeService, unitsAskedFor } from '../asked-for.js';

class TurnaroundQuery {
  @CodeField({ optional: true, description: 'Code of a service; all services when left out' })
  readonly service?: ServiceCode;

  @CodeField({ optional: true, description: 'Code of a unit; it and all units below it count' })
  readonly unit?: string;

  @UuidField({ optional: true, description: 'Who finished the requests' })
  readonly officer?: EmployeeId;

  @DayField({ optional: true, description: 'First finishing day, Asia/Jakarta' })
  readonly from?: string;

  @DayField({ optional: true, description: 'Last finishing day, Asia/Jakarta' })
  readonly to?: string;

  @ChoiceField(GROUPINGS, { optional: true, description: 'One row each; one row in all when left out' })
  readonly by?: Grouping;
}

@ApiTags('turnaround')
@Controller('turnaround')
export class TurnaroundController {
  constructor(private readonly db: DataSource) {}

  @Get()
  @ApiOperation({
    summary: 'How fast requests were finished: count, share on time (%), median and p90 hours; null is no data',
  })
  async turnaround(@Query() { service, unit, officer, from, to, by }: TurnaroundQuery) {
    const db = this.db.manager;
    await mustBeService(db, service);
    const unitIds = await unitsAskedFor(db, unit);
    const sums = await sumsBy(db, { serviceCode: service, unitIds, officerId: officer, from, to }, by);
    if (by === undefined) return { by: null, rows: [{ key: null, ...summarise(sums.get(null) ?? []) }] };
    return { by, rows: [...sums].map(([key, ofGroup]) => ({ key, ...summarise(ofGroup) })) };
  }
}
