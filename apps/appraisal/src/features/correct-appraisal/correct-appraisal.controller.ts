import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AppraisalId, EmployeeId } from '#civil-service';
import { ActingEmployee, TextField, UuidParam } from '#platform';
import { correct } from '../../domain/decide.js';
import { AppraisalChange } from '../appraisal-change.js';
import { guardOf, MarksBody, marksOf } from '../rate-appraisal/marks-body.js';
import { Standing } from '../standing.js';

class CorrectionBody extends MarksBody {
  @TextField({ max: 2000, description: 'For example the finding or the ruling that asks for the correction' })
  readonly correctionReason!: string;
}

@ApiTags('appraisals')
@Controller('appraisals')
export class CorrectAppraisalController {
  constructor(private readonly change: AppraisalChange) {}

  @Post(':id/corrections')
  @HttpCode(200)
  @ApiOperation({ summary: 'The appraiser or his superior corrects a final appraisal: a whole new rating, published' })
  @ApiOkResponse({ type: Standing })
  correct(
    @UuidParam('id') id: AppraisalId,
    @Body() body: CorrectionBody,
    @ActingEmployee() by: EmployeeId,
  ): Promise<Standing> {
    const command = { by, at: new Date().toISOString(), marks: marksOf(body), reason: body.correctionReason.trim() };
    return this.change.make(id, ({ appraisal, parties }) =>
      correct({ ...command, ...guardOf(body) }, appraisal, parties),
    );
  }
}
