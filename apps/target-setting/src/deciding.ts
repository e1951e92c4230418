import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { asId, type EmployeeId, type PlanId } from '#civil-service';
import { UnitOfWork } from '#messaging';
import { accepted, notFound } from '#platform';
import type { Decision } from './domain/decide.js';
import { planAtHand, type PlanAtHand, planOfYear, write } from './persistence/plans.js';
import { eventOf } from './plan-event.js';
import { type DecidedVersion, decidedVersion } from './read-models/plans/views.js';

type Decide = (atHand: PlanAtHand) => Decision;

/** Lock, decide, write and publish as one transaction: the path of every command on a plan. */
@Injectable()
export class Deciding {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** On the employee's plan of a year, which begins with his first proposal. */
  onPlanOf(employeeId: EmployeeId, year: number, decide: Decide): Promise<DecidedVersion> {
    const planId = asId<PlanId>(uuidv7());
    return this.unitOfWork.commit(async (tx) => {
      const atHand = await planOfYear(tx, { planId, employeeId, year });
      return this.carryOut(tx, atHand, decide);
    });
  }

  onPlan(planId: PlanId, decide: Decide): Promise<DecidedVersion> {
    return this.unitOfWork.commit(async (tx) => {
      const atHand = (await planAtHand(tx, planId)) ?? notFound('PLAN_UNKNOWN');
      return this.carryOut(tx, atHand, decide);
    });
  }

  private async carryOut(tx: Parameters<typeof write>[0], atHand: PlanAtHand, decide: Decide) {
    const { version, fact } = accepted(decide(atHand));
    if (fact === null) return { value: decidedVersion(atHand.plan, version), events: [] };
    const plan = await write(tx, atHand.plan, fact);
    return { value: decidedVersion(plan, version), events: [eventOf(plan, fact)] };
  }
}
