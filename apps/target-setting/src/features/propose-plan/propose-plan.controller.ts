import { Body, Controller, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { v7 as uuidv7 } from 'uuid';
import type { EmployeeId } from '#civil-service';
import { ActingEmployee } from '#platform';
import { Deciding } from '../../deciding.js';
import { propose } from '../../domain/decide.js';
import type { DecidedVersion } from '../../read-models/plans/views.js';
import { PlanBody, proposalOf } from './plan-body.js';

@ApiTags('plans')
@Controller('plans')
export class ProposePlanController {
  constructor(private readonly deciding: Deciding) {}

  @Post()
  @ApiOperation({
    summary: 'Propose the own plan of a year, or its next version; the words that stand already change nothing',
  })
  propose(@Body() body: PlanBody, @ActingEmployee() actor: EmployeeId): Promise<DecidedVersion> {
    const command = { by: actor, at: new Date(), results: proposalOf(body) };
    return this.deciding.onPlanOf(body.employeeId ?? actor, body.year, ({ plan, owner, rules }) =>
      propose(command, plan, owner, rules, uuidv7),
    );
  }
}
