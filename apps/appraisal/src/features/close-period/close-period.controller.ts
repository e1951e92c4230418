import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PeriodId } from '#civil-service';
import { ForAdministrators, UuidParam } from '#platform';
import { ClosePeriod } from './close-period.js';
import { ClosedPeriod } from './closed-period.js';

@ApiTags('periods')
@Controller('periods')
@ForAdministrators()
export class ClosePeriodController {
  constructor(private readonly closing: ClosePeriod) {}

  @Post(':id/close')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Makes final what can no longer be objected to, and closes the period; call again while `left` is not 0',
  })
  @ApiOkResponse({ type: ClosedPeriod })
  close(@UuidParam('id') id: PeriodId): Promise<ClosedPeriod> {
    return this.closing.close(id, new Date());
  }
}
