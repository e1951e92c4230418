import { PlanAgreed, PlanProposed, PlanReturned } from '#contracts';
import { newEvent, type NewEvent } from '#messaging';
import type { Fact, Plan, PlannedResult } from './domain/plan.js';

/** What the platform is told of a fact. `plan` is the plan after it. The reason of a return stays here: it may speak of persons. */
export function eventOf({ planId, employeeId, year, revision, versions }: Plan, fact: Fact): NewEvent {
  const { version } = fact;
  const identity = { planId, employeeId, year, version };
  switch (fact.fact) {
    case 'PROPOSED':
      return newEvent(PlanProposed, { ...identity, results: asSent(fact.results) }, revision, fact.at);
    case 'AGREED': {
      const results = asSent(versions[version - 1]?.results ?? []);
      return newEvent(PlanAgreed, { ...identity, results, agreedBy: fact.by }, revision, fact.at);
    }
    case 'RETURNED':
      return newEvent(PlanReturned, identity, revision, fact.at);
  }
}

const asSent = (results: readonly PlannedResult[]) =>
  results.map((result) => ({ ...result, indicators: [...result.indicators] }));
