import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AppraisalId } from '#civil-service';
import { ChoiceField, notFound, Page, UuidField, UuidParam } from '#platform';
import { APPRAISAL_STATES, type AppraisalState } from '../../domain/appraisal.js';
import { AppraisalDetail } from './appraisal-detail.js';
import { AppraisalPage } from './appraisal-item.js';
import { Appraisals } from './appraisals.js';

class AppraisalQuery extends Page {
  @UuidField({ optional: true })
  readonly periodId?: string;

  @UuidField({ optional: true })
  readonly unitId?: string;

  @UuidField({ optional: true, description: 'Who is to rate a draft, or has signed' })
  readonly appraiserId?: string;

  @UuidField({ optional: true })
  readonly employeeId?: string;

  @ChoiceField(APPRAISAL_STATES, { optional: true })
  readonly state?: AppraisalState;
}

@ApiTags('appraisals')
@Controller('appraisals')
export class AppraisalsController {
  constructor(private readonly appraisals: Appraisals) {}

  @Get()
  @ApiOperation({ summary: 'Appraisals by period, unit, appraiser, employee and state' })
  @ApiOkResponse({ type: AppraisalPage })
  page(@Query() query: AppraisalQuery): Promise<AppraisalPage> {
    return this.appraisals.page(query, query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One appraisal: plan, evidence at signing and now, suggestion, ratings, revisions' })
  @ApiOkResponse({ type: AppraisalDetail })
  async one(@UuidParam('id') id: AppraisalId): Promise<AppraisalDetail> {
    return (await this.appraisals.one(id)) ?? notFound('UNKNOWN_APPRAISAL');
  }
}
