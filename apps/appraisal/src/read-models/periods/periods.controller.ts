import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PeriodId } from '#civil-service';
import { notFound, UuidParam } from '#platform';
import { PeriodDetail, PeriodList } from './period-views.js';
import { Periods } from './periods.js';

@ApiTags('periods')
@Controller('periods')
export class PeriodsController {
  constructor(private readonly periods: Periods) {}

  @Get()
  @ApiOperation({ summary: 'All periods with their appraisals per state, newest first' })
  @ApiOkResponse({ type: PeriodList })
  async list(): Promise<PeriodList> {
    return { items: await this.periods.all() };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One period with its appraisals per state, in all and by unit' })
  @ApiOkResponse({ type: PeriodDetail })
  async one(@UuidParam('id') id: PeriodId): Promise<PeriodDetail> {
    return (await this.periods.one(id)) ?? notFound('UNKNOWN_PERIOD');
  }
}
