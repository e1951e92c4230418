import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { type EmployeeId, periodText } from '#civil-service';
import { UuidField } from '#platform';
import { UNIT_OF } from '../../domain/realisation.js';
import { Realisation } from '../../persistence/entities/realisation.js';

class RealisationsQuery {
  @UuidField({ description: 'The officer' })
  readonly employeeId!: EmployeeId;
}

@ApiTags('realisations')
@Controller('realisations')
export class RealisationsController {
  constructor(private readonly db: DataSource) {}

  @Get()
  @ApiOperation({
    summary: 'An officer’s realisation by indicator and period, as last published; a null value is no data',
  })
  async realisations(@Query() { employeeId }: RealisationsQuery) {
    const rows = await this.db.manager.findBy(Realisation, { employeeId });
    return rows
      .map(({ year, quarter, asOf, sequence, ...row }) => ({
        ...row,
        unit: UNIT_OF[row.measure],
        period: periodText({ year, quarter }),
        asOf: asOf.toISOString(),
        sequence,
      }))
      .sort((left, right) => (`${left.indicatorId}${left.period}` < `${right.indicatorId}${right.period}` ? -1 : 1));
  }
}
