import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChoiceField, notFound, Page, type Paged, UuidField, UuidParam } from '#platform';
import { ASSIGNMENT_STATES, type AssignmentState } from '../../domain/assignment.js';
import { type AssignmentItem, AssignmentList } from './assignment-list.js';

class AssignmentQuery extends Page {
  @UuidField({ optional: true })
  readonly employeeId?: string;

  @UuidField({ optional: true })
  readonly unitId?: string;

  @ChoiceField(ASSIGNMENT_STATES, { optional: true })
  readonly state?: AssignmentState;
}

@ApiTags('assignments')
@Controller('assignments')
export class AssignmentsController {
  constructor(private readonly list: AssignmentList) {}

  @Get()
  @ApiOperation({ summary: 'Training and coaching that appraisals asked for' })
  page(@Query() query: AssignmentQuery): Promise<Paged<AssignmentItem>> {
    return this.list.page(query, query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One assignment' })
  async one(@UuidParam('id') id: string): Promise<AssignmentItem> {
    return (await this.list.one(id)) ?? notFound('UNKNOWN_ASSIGNMENT');
  }
}
