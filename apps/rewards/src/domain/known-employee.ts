import type { EmploymentStatus, Predicate } from '#civil-service';
import type { Facts } from './facts.js';

/** What is known of one employee, for all years; in which order it became known is of no matter. */
export interface KnownEmployee {
  readonly employeeId: string;
  readonly status: EmploymentStatus;
  readonly active: boolean;
  readonly serviceSince: string;
  /** Annual appraisals, the last revision of each. */
  readonly outcomes: readonly Outcome[];
  readonly history: readonly { readonly year: number; readonly predicate: Predicate }[];
  /** Days on which discipline cases were decided, annulled ones left out. */
  readonly disciplineDays: readonly string[];
  readonly awards: readonly { readonly programme: string; readonly year: number }[];
}

/** What an annual appraisal ended with. */
export interface Outcome {
  readonly appraisalId: string;
  readonly unitId: string;
  readonly year: number;
  readonly periodEnd: string;
  /** An instant in UTC, as text that sorts by time. */
  readonly completedAt: string;
  readonly predicate: Predicate;
  readonly revision: number;
}

/** One outcome stands for each year: who was appraised twice in it, after a move, has the later one (P6: the new unit's). */
export function standingOutcomes(outcomes: readonly Outcome[]): Outcome[] {
  const standing = new Map<number, Outcome>();
  for (const outcome of outcomes) {
    const other = standing.get(outcome.year);
    if (!other || rank(outcome) > rank(other)) standing.set(outcome.year, outcome);
  }
  return [...standing.values()].sort((a, b) => a.year - b.year);
}

const rank = ({ periodEnd, completedAt, appraisalId }: Outcome): string => `${periodEnd} ${completedAt} ${appraisalId}`;

/** The facts about a year with an own appraisal; for other years an imported predicate counts where no appraisal does. */
export function factsOf(employee: KnownEmployee, { year, periodEnd }: Outcome, programme: string): Facts {
  const marks = [...employee.history, ...standingOutcomes(employee.outcomes)];
  return {
    year,
    periodEnd,
    employee,
    predicates: new Map(marks.map((mark) => [mark.year, mark.predicate])),
    disciplineDays: [...employee.disciplineDays].sort(),
    awardYears: employee.awards
      .filter((award) => award.programme === programme)
      .map((award) => award.year)
      .sort((a, b) => a - b),
  };
}
