import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PeriodId } from '#civil-service';
import { notFound, UuidParam } from '#platform';
import { Periods, type PeriodDetail, type PeriodSummary } from './periods.js';

@ApiTags('periods')
@Controller('periods')
export class PeriodsController {
  constructor(private readonly periods: Periods) {}

  @Get()
  @ApiOperation({ summary: 'All periods with their appraisals per state, newest first' })
  async list(): Promise<{ readonly items: readonly PeriodSummary[] }> {
    return { items: await this.periods.all() };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One period with its appraisals per state, in all and by unit' })
  async one(@UuidParam('id') id: PeriodId): Promise<PeriodDetail> {
    return (await this.periods.one(id)) ?? notFound('UNKNOWN_PERIOD');
  }
}
