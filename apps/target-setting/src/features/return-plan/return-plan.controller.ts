import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { EmployeeId, PlanId } from '#civil-service';
import { ActingEmployee, TextField, UuidParam, WholeField } from '#platform';
import { Deciding } from '../../deciding.js';
import { sendBack } from '../../domain/decide.js';
import type { DecidedVersion } from '../../read-models/plans/views.js';

class ReturnBody {
  @WholeField({ min: 1, max: 2_147_483_647, description: 'The version that the appraiser has read' })
  readonly version!: number;

  @TextField({ max: 2000 })
  readonly reason!: string;
}

@ApiTags('plans')
@Controller('plans')
export class ReturnPlanController {
  constructor(private readonly deciding: Deciding) {}

  @Post(':planId/return')
  @HttpCode(200)
  @ApiOperation({ summary: 'The appraiser returns the version that waits to the employee, with the reason' })
  sendBack(
    @UuidParam('planId') planId: PlanId,
    @Body() { version, reason }: ReturnBody,
    @ActingEmployee() actor: EmployeeId,
  ): Promise<DecidedVersion> {
    const command = { by: actor, at: new Date(), version, reason };
    return this.deciding.onPlan(planId, ({ plan, owner }) => sendBack(command, plan, owner));
  }
}
