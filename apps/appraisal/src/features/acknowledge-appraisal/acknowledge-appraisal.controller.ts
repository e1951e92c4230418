import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AppraisalId, EmployeeId } from '#civil-service';
import { ActingEmployee, UuidParam } from '#platform';
import { acknowledge } from '../../domain/decide.js';
import { AppraisalChange } from '../appraisal-change.js';
import { Standing } from '../standing.js';

@ApiTags('appraisals')
@Controller('appraisals')
export class AcknowledgeAppraisalController {
  constructor(private readonly change: AppraisalChange) {}

  @Post(':id/acknowledge')
  @HttpCode(200)
  @ApiOperation({ summary: 'The employee acknowledges his signed appraisal; it becomes final and is published' })
  @ApiOkResponse({ type: Standing })
  acknowledge(@UuidParam('id') id: AppraisalId, @ActingEmployee() by: EmployeeId): Promise<Standing> {
    return this.change.make(id, ({ appraisal, parties }) =>
      acknowledge({ by, at: new Date().toISOString() }, appraisal, parties),
    );
  }
}
