import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  BooleanField,
  CodeField,
  CodeParam,
  notFound,
  Page,
  type Paged,
  UuidField,
  UuidParam,
  WholeField,
  WholeParam,
} from '#platform';
import { type EligibilityDetail, type EligibilityItem, EligibilityList } from './eligibility-list.js';

class EligibilityQuery extends Page {
  @CodeField({ optional: true })
  readonly programme?: string;

  @WholeField({ min: 2000, max: 2100, optional: true })
  readonly year?: number;

  @UuidField({ optional: true })
  readonly unitId?: string;

  @UuidField({ optional: true })
  readonly employeeId?: string;

  @BooleanField({ optional: true })
  readonly eligible?: boolean;
}

@ApiTags('eligibility')
@Controller('eligibility')
export class EligibilityController {
  constructor(private readonly list: EligibilityList) {}

  @Get()
  @ApiOperation({ summary: 'Who is eligible and who is not, with the reason criterion by criterion' })
  page(@Query() query: EligibilityQuery): Promise<Paged<EligibilityItem>> {
    return this.list.page(query, query);
  }

  @Get(':employeeId/:programme/:year')
  @ApiOperation({ summary: "One employee's eligibility with every decision that led to it" })
  async one(
    @UuidParam('employeeId') employeeId: string,
    @CodeParam('programme') programme: string,
    @WholeParam('year', { min: 2000, max: 2100 }) year: number,
  ): Promise<EligibilityDetail> {
    return (await this.list.one(employeeId, programme, year)) ?? notFound('NOT_DECIDED');
  }
}
