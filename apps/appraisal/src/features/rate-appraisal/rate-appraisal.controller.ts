import { Body, Controller, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AppraisalId, EmployeeId } from '#civil-service';
import { ActingEmployee, UuidParam } from '#platform';
import { rate } from '../../domain/decide.js';
import { loadBasis } from '../../persistence/basis.js';
import { AppraisalChange } from '../appraisal-change.js';
import { Standing } from '../standing.js';
import { guardOf, MarksBody, marksOf } from './marks-body.js';

@ApiTags('appraisals')
@Controller('appraisals')
export class RateAppraisalController {
  constructor(private readonly change: AppraisalChange) {}

  @Put(':id/rating')
  @ApiOperation({ summary: 'The appraiser rates results and behaviour; may be half done, and again until he signs' })
  @ApiOkResponse({ type: Standing })
  rate(@UuidParam('id') id: AppraisalId, @Body() body: MarksBody, @ActingEmployee() by: EmployeeId): Promise<Standing> {
    return this.change.make(id, async ({ appraisal, parties, period }, tx) => {
      const basis = await loadBasis(tx, parties.employeeId, period);
      const at = new Date().toISOString();
      return rate({ by, at, marks: marksOf(body), ...guardOf(body) }, appraisal, parties, basis);
    });
  }
}
