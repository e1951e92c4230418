import { type Dated, inForce } from '#civil-service';
import { type Criterion, CRITERION_KINDS, judge } from './criterion.js';
import type { Facts, Verdict } from './facts.js';

/** A criterion of a programme from a day on; null takes it out of force. */
export interface DatedCriterion extends Dated {
  readonly kind: Criterion['kind'];
  readonly criterion: Criterion | null;
}

export interface Programme extends Dated {
  readonly code: string;
  readonly criteria: readonly DatedCriterion[];
}

export interface Decision {
  readonly eligible: boolean;
  readonly criteria: readonly Verdict[];
}

/** A past year is judged by the criteria of its time. Undefined while the programme or its criteria are not in force. */
export function decideEligibility(programme: Programme, facts: Facts): Decision | undefined {
  if (programme.effectiveFrom > facts.periodEnd) return undefined;
  const asked = CRITERION_KINDS.flatMap((kind) => {
    const dated = programme.criteria.filter((criterion) => criterion.kind === kind);
    return inForce(dated, facts.periodEnd)?.criterion ?? [];
  });
  if (asked.length === 0) return undefined;
  const criteria = asked.map((criterion) => judge(criterion, facts));
  return { eligible: criteria.every(({ outcome }) => outcome === 'PASSED'), criteria };
}

/** What a decision becomes whose programme or criteria were taken out of force for its year. */
export const notInForce = ({ periodEnd }: Facts): Decision => ({
  eligible: false,
  criteria: [{ code: 'PROGRAMME', outcome: 'FAILED', evidence: `tidak berlaku pada ${periodEnd}` }],
});

export type Change = 'DECIDED' | 'WITHDRAWN' | 'UNCHANGED';

/** What a decision means after the one before it; only an eligibility that had been given can be withdrawn. */
export function changeTo(decision: Decision, before: Decision | undefined): Change {
  if (before && isSame(decision, before)) return 'UNCHANGED';
  return before?.eligible && !decision.eligible ? 'WITHDRAWN' : 'DECIDED';
}

const isSame = (a: Decision, b: Decision): boolean =>
  a.eligible === b.eligible &&
  a.criteria.length === b.criteria.length &&
  a.criteria.every((verdict, n) => {
    const other = b.criteria[n];
    return other?.code === verdict.code && other.outcome === verdict.outcome && other.evidence === verdict.evidence;
  });
