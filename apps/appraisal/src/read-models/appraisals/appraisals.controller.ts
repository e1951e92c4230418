import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AppraisalId } from '#civil-service';
import { ChoiceField, notFound, Page, type Paged, UuidField, UuidParam } from '#platform';
import { APPRAISAL_STATES, type AppraisalState } from '../../domain/appraisal.js';
import { AppraisalDetails, type AppraisalDetail } from './appraisal-details.js';
import { AppraisalList, type AppraisalItem } from './appraisal-list.js';

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
  constructor(
    private readonly list: AppraisalList,
    private readonly details: AppraisalDetails,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Appraisals by period, unit, appraiser, employee and state' })
  page(@Query() query: AppraisalQuery): Promise<Paged<AppraisalItem>> {
    return this.list.page(query, query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One appraisal: plan, evidence at signing and now, suggestion, ratings, revisions' })
  async one(@UuidParam('id') id: AppraisalId): Promise<AppraisalDetail> {
    return (await this.details.of(id)) ?? notFound('UNKNOWN_APPRAISAL');
  }
}
