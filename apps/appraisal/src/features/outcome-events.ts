import { type AppraisalId, daysOf, type EmployeeId, type UnitId } from '#civil-service';
import { AppraisalCompleted, AppraisalCorrected, type DataOf } from '#contracts';
import { type NewEvent, newEvent } from '#messaging';
import type { Acknowledged, Appraisal, Fact } from '../domain/appraisal.js';
import { predicateFor } from '../domain/marks.js';
import { hasEvidence } from '../domain/suggestion.js';
import type { AppraisalFile } from '../persistence/appraisals.js';
import type { PeriodRow } from '../persistence/entities/period-row.js';

/** What is told of a final appraisal. */
export interface FinalAppraisal extends Pick<Acknowledged, 'marks' | 'revision' | 'finalAt'> {
  readonly id: AppraisalId;
  readonly employeeId: EmployeeId;
  /** Where he was appraised, and by whom. */
  readonly unitId: UnitId;
  readonly appraiserId: EmployeeId;
  readonly hasEvidence: boolean;
}

/** What the other services hear: of an appraisal that became final, and of its corrections. Nothing before that. */
export const outcomeEvents = (before: AppraisalFile, facts: readonly Fact[], after: Appraisal): NewEvent[] => {
  if (after.state !== 'ACKNOWLEDGED') return [];
  const { marks, revision, finalAt, signing } = after;
  const { employeeId } = before.parties;
  const { unitId, by: appraiserId, basis } = signing;
  const final = {
    ...{ id: before.id, employeeId, unitId, appraiserId },
    ...{ marks, revision, finalAt, hasEvidence: hasEvidence(basis) },
  };
  return facts.flatMap((fact) => {
    if (fact.fact === 'BECAME_FINAL') return [completed(final, before.period)];
    if (fact.fact !== 'CORRECTED' || before.appraisal.state !== 'ACKNOWLEDGED') return [];
    const previousPredicate = predicateFor(before.appraisal.marks);
    return [newEvent(AppraisalCorrected, { ...outcome(final, before.period), previousPredicate }, revision)];
  });
};

export const completed = (final: FinalAppraisal, period: PeriodRow): NewEvent =>
  newEvent(AppraisalCompleted, outcome(final, period), final.revision);

const outcome = (
  { id, employeeId, unitId, appraiserId, marks, revision, finalAt, hasEvidence }: FinalAppraisal,
  { id: periodId, kind, year, quarter }: PeriodRow,
): DataOf<typeof AppraisalCompleted> => ({
  appraisalId: id,
  employeeId,
  unitId,
  appraiserId,
  periodId,
  periodKind: kind,
  period: { year, quarter },
  ...daysOf({ year, quarter }),
  revision,
  workRating: marks.workRating,
  behaviourRating: marks.behaviourRating,
  behaviour: marks.behaviour,
  predicate: predicateFor(marks),
  hasEvidence,
  completedAt: finalAt,
});
