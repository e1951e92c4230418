import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { EmployeeId, PlanId } from '#civil-service';
import { ActingEmployee, UuidParam, WholeField } from '#platform';
import { Deciding } from '../../deciding.js';
import { agree } from '../../domain/decide.js';
import type { DecidedVersion } from '../../read-models/plans/views.js';

class AgreeBody {
  @WholeField({ min: 1, max: 2_147_483_647, description: 'The version that the appraiser has read' })
  readonly version!: number;
}

@ApiTags('plans')
@Controller('plans')
export class AgreePlanController {
  constructor(private readonly deciding: Deciding) {}

  @Post(':planId/agree')
  @HttpCode(200)
  @ApiOperation({ summary: 'The appraiser agrees to the version that waits, which puts it in force' })
  agree(
    @UuidParam('planId') planId: PlanId,
    @Body() { version }: AgreeBody,
    @ActingEmployee() actor: EmployeeId,
  ): Promise<DecidedVersion> {
    const command = { by: actor, at: new Date(), version };
    return this.deciding.onPlan(planId, ({ plan, owner, rules }) => agree(command, plan, owner, rules));
  }
}
