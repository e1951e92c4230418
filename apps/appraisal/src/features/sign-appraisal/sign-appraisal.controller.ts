import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AppraisalId, EmployeeId } from '#civil-service';
import { ActingEmployee, UuidParam } from '#platform';
import { sign } from '../../domain/decide.js';
import { loadBasis } from '../../persistence/basis.js';
import { AppraisalChange } from '../appraisal-change.js';
import { Standing } from '../standing.js';

@ApiTags('appraisals')
@Controller('appraisals')
export class SignAppraisalController {
  constructor(private readonly change: AppraisalChange) {}

  @Post(':id/sign')
  @HttpCode(200)
  @ApiOperation({ summary: 'The appraiser signs a whole rating; the evidence is frozen as it is now' })
  @ApiOkResponse({ type: Standing })
  sign(@UuidParam('id') id: AppraisalId, @ActingEmployee() by: EmployeeId): Promise<Standing> {
    return this.change.make(id, async ({ appraisal, parties, period }, tx) => {
      const basis = await loadBasis(tx, parties.employeeId, period);
      return sign({ by, at: new Date().toISOString() }, appraisal, parties, basis);
    });
  }
}
