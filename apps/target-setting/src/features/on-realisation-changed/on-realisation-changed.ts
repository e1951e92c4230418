import { Controller } from '@nestjs/common';
import { asId, type EmployeeId, type IndicatorId, periodText, type PlanId } from '#civil-service';
import { type EventOf, EvidenceRecorded, RealisationChanged } from '#contracts';
import { BrokenRule, type Handling, newEvent, type NewEvent, OnEvents } from '#messaging';
import { breachOf, type Evidence, newsOf } from '../../domain/evidence.js';
import { messages } from '../../messages.js';
import {
  type EvidencedPlan,
  evidenceOf,
  lockEvidencedPlans,
  type PlanEvidence,
  saveEvidence,
  saveRevisions,
} from '../../persistence/evidence.js';

type Realisation = EventOf<typeof RealisationChanged>;

/**
 * Takes realisation in as evidence: nobody types it. An unknown plan is parked and does not wait: realisation is counted
 * from plans that this service has committed and published, so that nothing still to come could make it known.
 */
@Controller()
export class OnRealisationChanged {
  @OnEvents([RealisationChanged])
  async handle(events: readonly Realisation[], { tx }: Handling): Promise<readonly NewEvent[]> {
    const planIds = [...new Set(events.map(({ data }) => asId<PlanId>(data.planId)))];
    const plans = await lockEvidencedPlans(tx, planIds);
    const latest = new Map((await evidenceOf(tx, planIds)).map((known): [string, Evidence] => [keyOf(known), known]));
    const counted = new Map<string, PlanEvidence>();
    const revisions = new Map<PlanId, number>();
    const published: NewEvent[] = [];
    for (const event of events) {
      const plan = planOf(event, plans);
      const evidence = evidenceIn(event);
      const key = keyOf(evidence);
      const news = newsOf(evidence, latest.get(key));
      if (news === 'OLDER') continue;
      latest.set(key, evidence);
      counted.set(key, { ...evidence, planId: plan.planId });
      if (news === 'SAME') continue;
      const revision = (revisions.get(plan.planId) ?? plan.revision) + 1;
      revisions.set(plan.planId, revision);
      published.push(recorded(plan, event, revision));
    }
    await saveEvidence(tx, [...counted.values()]);
    await saveRevisions(tx, revisions);
    return published;
  }
}

/** @throws BrokenRule when this can never be evidence. */
function planOf(event: Realisation, plans: ReadonlyMap<PlanId, EvidencedPlan>): EvidencedPlan {
  const plan = plans.get(asId<PlanId>(event.data.planId));
  if (plan === undefined) throw new BrokenRule('UNKNOWN_PLAN', messages.UNKNOWN_PLAN.en);
  const breach = breachOf(evidenceIn(event), asId<EmployeeId>(event.data.employeeId), plan);
  if (breach) throw new BrokenRule(breach, messages[breach].en);
  return plan;
}

const keyOf = ({ indicatorId, period }: Evidence): string => `${indicatorId}/${periodText(period)}`;

const evidenceIn = ({ data: { indicatorId, period, value, unit, count, asOf }, sequence }: Realisation): Evidence => ({
  indicatorId: asId<IndicatorId>(indicatorId),
  period,
  value,
  unit,
  count,
  asOf: new Date(asOf),
  sequence,
});

const recorded = ({ planId, employeeId, year }: EvidencedPlan, { data }: Realisation, revision: number): NewEvent => {
  const { indicatorId, period, value, unit, count, asOf } = data;
  const evidence = { planId, employeeId, year, indicatorId, period, value, unit, count, asOf };
  return newEvent(EvidenceRecorded, evidence, revision);
};
