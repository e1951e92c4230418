import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { jakartaDay, PERIOD_KINDS, type PeriodKind, type Quarter, QUARTERS, type UnitId } from '#civil-service';
import { UnitOfWork } from '#messaging';
import { accepted, ChoiceField, ForAdministrators, UuidListField, WholeField } from '#platform';
import { periodToOpen } from '../../domain/opening.js';
import { openPeriod } from './open-period.js';
import { OpenedPeriod } from './opened-period.js';

class OpenPeriodBody {
  @ChoiceField(PERIOD_KINDS)
  readonly kind!: PeriodKind;

  // P6 applies from 2022; predicates of earlier years come in by the history door.
  @WholeField({ min: 2022, max: 2100 })
  readonly year!: number;

  @ChoiceField(QUARTERS, { optional: true, nullable: true, description: 'Of a QUARTERLY period' })
  readonly quarter?: Quarter | null;

  @UuidListField({ max: 1000, optional: true, description: 'Only employees of exactly these units; all when left out' })
  readonly unitIds?: UnitId[];
}

@ApiTags('periods')
@Controller('periods')
@ForAdministrators()
export class OpenPeriodController {
  constructor(private readonly work: UnitOfWork) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Opens a draft for every employee who is appraised; again adds those who are missing' })
  @ApiOkResponse({ type: OpenedPeriod })
  open(@Body() { kind, year, quarter = null, unitIds }: OpenPeriodBody): Promise<OpenedPeriod> {
    const now = new Date();
    const period = accepted(periodToOpen({ kind, year, quarter }, jakartaDay(now)));
    return this.work.commit(async (tx) => ({
      value: await openPeriod(tx, kind, period, unitIds ?? null, now),
      events: [],
    }));
  }
}
