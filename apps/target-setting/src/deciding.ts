import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { asId, type EmployeeId, type PlanId, refused as refusedBecause, type Violation } from '#civil-service';
import { type NewEvent, UnitOfWork } from '#messaging';
import { accepted, notFound } from '#platform';
import type { Decision } from './domain/decide.js';
import { planAtHand, type PlanAtHand, planOfYear, write } from './persistence/plans.js';
import { eventOf } from './plan-event.js';
import { type DecidedVersion, decidedVersion } from './read-models/plans/views.js';

const UNKNOWN = refusedBecause({ code: 'PLAN_UNKNOWN' });

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

  /**
   * On several plans at once, each by itself: what is refused for one stops no other.
   * @returns why, for each plan that was refused.
   */
  onPlans(planIds: readonly PlanId[], decide: Decide): Promise<ReadonlyMap<PlanId, readonly Violation[]>> {
    return this.unitOfWork.commit(async (tx) => {
      const refused = new Map<PlanId, readonly Violation[]>();
      const events: NewEvent[] = [];
      // In the order of their ids, so that two who decide on the same plans cannot wait for each other.
      for (const planId of [...planIds].sort()) {
        const atHand = await planAtHand(tx, planId);
        const decision = atHand ? decide(atHand) : UNKNOWN;
        if (!decision.ok) refused.set(planId, decision.violations);
        else if (atHand && decision.value.fact !== null) {
          const plan = await write(tx, atHand.plan, decision.value.fact);
          events.push(eventOf(plan, decision.value.fact));
        }
      }
      return { value: refused, events };
    });
  }

  private async carryOut(tx: Parameters<typeof write>[0], atHand: PlanAtHand, decide: Decide) {
    const { version, fact } = accepted(decide(atHand));
    if (fact === null) return { value: decidedVersion(atHand.plan, version), events: [] };
    const plan = await write(tx, atHand.plan, fact);
    return { value: decidedVersion(plan, version), events: [eventOf(plan, fact)] };
  }
}
