import { daysOf } from '#civil-service';
import { AppraisalCompleted, AppraisalCorrected, type DataOf } from '#contracts';
import { type NewEvent, newEvent } from '#messaging';
import type { Acknowledged, Appraisal, Fact } from '../domain/appraisal.js';
import { predicateFor } from '../domain/marks.js';
import { hasEvidence } from '../domain/suggestion.js';
import type { AppraisalFile } from '../persistence/appraisals.js';

/** What the other services hear: of an appraisal that became final, and of its corrections. Nothing before that. */
export const outcomeEvents = (before: AppraisalFile, facts: readonly Fact[], after: Appraisal): NewEvent[] => {
  if (after.state !== 'ACKNOWLEDGED') return [];
  const data = outcome(before, after);
  return facts.flatMap((fact) => {
    if (fact.fact === 'BECAME_FINAL') return [newEvent(AppraisalCompleted, data, after.revision)];
    if (fact.fact !== 'CORRECTED' || before.appraisal.state !== 'ACKNOWLEDGED') return [];
    const previousPredicate = predicateFor(before.appraisal.marks);
    return [newEvent(AppraisalCorrected, { ...data, previousPredicate }, after.revision)];
  });
};

const outcome = (
  { id, period: { id: periodId, kind, year, quarter }, parties: { employeeId } }: AppraisalFile,
  { marks, signing, revision, finalAt }: Acknowledged,
): DataOf<typeof AppraisalCompleted> => ({
  appraisalId: id,
  employeeId,
  unitId: signing.unitId,
  appraiserId: signing.by,
  periodId,
  periodKind: kind,
  period: { year, quarter },
  ...daysOf({ year, quarter }),
  revision,
  workRating: marks.workRating,
  behaviourRating: marks.behaviourRating,
  behaviour: marks.behaviour,
  predicate: predicateFor(marks),
  hasEvidence: hasEvidence(signing.basis),
  completedAt: finalAt,
});
