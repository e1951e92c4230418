import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { PlanId } from '#civil-service';
import { notFound, pageOf, UuidParam, WholeParam } from '#platform';
import { inForceIn, waitingIn } from '../../domain/plan.js';
import { evidenceOf } from '../../persistence/evidence.js';
import { versionsOf } from '../../persistence/versions.js';
import { listPlans, planLine } from './plan-lines.js';
import { PlansQuery } from './plans-query.js';
import { historyOf, versionWithEvidence } from './views.js';

@ApiTags('plans')
@Controller('plans')
export class PlansController {
  constructor(private readonly db: DataSource) {}

  @Get()
  @ApiOperation({ summary: 'Plans by employee, year, unit, appraiser or status, oldest first' })
  async list(@Query() query: PlansQuery) {
    return pageOf(await listPlans(this.db.manager, query), query, ({ planId }) => [planId]);
  }

  @Get(':planId')
  @ApiOperation({
    summary:
      'A plan: the version in force with its evidence (a null value is no data), the one that waits, all versions',
  })
  async plan(@UuidParam('planId') planId: PlanId) {
    const { line, versions, evidence } = await this.read(planId);
    const inForce = inForceIn({ versions });
    const waiting = waitingIn({ versions });
    return {
      ...line,
      inForce: inForce ? versionWithEvidence(inForce, line.year, evidence) : null,
      waiting: waiting ? { ...historyOf(waiting), results: waiting.results } : null,
      history: versions.map(historyOf),
    };
  }

  @Get(':planId/versions/:version')
  @ApiOperation({ summary: 'One version of a plan as it was proposed, with the evidence of its indicators' })
  async version(
    @UuidParam('planId') planId: PlanId,
    @WholeParam('version', { min: 1, max: 2_147_483_647 }) number: number,
  ) {
    const { line, versions, evidence } = await this.read(planId);
    const version = versions[number - 1] ?? notFound('VERSION_UNKNOWN', { version: number });
    const { employeeId, year } = line;
    return { planId, employeeId, year, ...versionWithEvidence(version, year, evidence) };
  }

  /** All of one moment: a version that is agreed between two statements would be in force and waiting at once. */
  private read(planId: PlanId) {
    return this.db.transaction('REPEATABLE READ', async (tx) => ({
      line: (await planLine(tx, planId)) ?? notFound('PLAN_UNKNOWN'),
      versions: await versionsOf(tx, planId),
      evidence: await evidenceOf(tx, [planId]),
    }));
  }
}
