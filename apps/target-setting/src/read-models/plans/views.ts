import { type IndicatorId, periodText, QUARTERS } from '#civil-service';
import type { Evidence } from '../../domain/evidence.js';
import {
  type Indicator,
  inForceIn,
  type Plan,
  type PlannedResult,
  type Version,
  waitingIn,
} from '../../domain/plan.js';

/** What is known of a version apart from what it says. Instants are ISO UTC; null where nobody has decided. */
export const historyOf = (version: Version) => ({
  version: version.version,
  state: version.state,
  proposedAt: version.proposedAt.toISOString(),
  decidedBy: 'decidedBy' in version ? version.decidedBy : null,
  decidedAt: 'decidedAt' in version ? version.decidedAt.toISOString() : null,
  reason: version.state === 'RETURNED' ? version.reason : null,
});

/** A version as a command left it, and where the plan stands. */
export function decidedVersion(plan: Plan, number: number) {
  const { planId, employeeId, year, revision, agreedLate, versions } = plan;
  const version = versions[number - 1];
  if (version === undefined) throw new Error(`version ${number} was decided on and is not there`);
  return {
    planId,
    employeeId,
    year,
    revision,
    agreedLate,
    inForceVersion: inForceIn(plan)?.version ?? null,
    waitingVersion: waitingIn(plan)?.version ?? null,
    ...historyOf(version),
    results: version.results,
  };
}
export type DecidedVersion = ReturnType<typeof decidedVersion>;

/** One period's evidence; a null value is "belum ada data", never 0. */
export interface EvidenceView {
  /** `2025` or `2025-Q1`. */
  readonly period: string;
  readonly value: number | null;
  readonly unit: string | null;
  readonly count: number;
  readonly asOf: string | null;
}

/** A version with what departments' events say of its indicators. */
export const versionWithEvidence = (version: Version, year: number, evidence: readonly Evidence[]) => ({
  ...historyOf(version),
  results: version.results.map((result) => resultWithEvidence(result, year, evidence)),
});

const resultWithEvidence = (result: PlannedResult, year: number, evidence: readonly Evidence[]) => ({
  ...result,
  indicators: result.indicators.map((indicator) => ({
    ...indicator,
    evidence: evidenceOn(indicator, year, evidence),
  })),
});

/** The year and its quarters of a measured indicator; nothing of one that is not measured, or no longer. */
const evidenceOn = (
  { indicatorId, measurement }: Indicator,
  year: number,
  evidence: readonly Evidence[],
): readonly EvidenceView[] =>
  measurement === null ? [] : [null, ...QUARTERS].map((quarter) => inPeriod(indicatorId, { year, quarter }, evidence));

function inPeriod(indicatorId: IndicatorId, period: Evidence['period'], evidence: readonly Evidence[]): EvidenceView {
  const text = periodText(period);
  const known = evidence.find((each) => each.indicatorId === indicatorId && periodText(each.period) === text);
  return {
    period: text,
    value: known?.value ?? null,
    unit: known?.unit ?? null,
    count: known?.count ?? 0,
    asOf: known?.asOf.toISOString() ?? null,
  };
}
