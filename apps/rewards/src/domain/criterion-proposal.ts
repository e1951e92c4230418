import { type EmploymentStatus, ok, type Predicate, refused, type Result } from '#civil-service';
import type { Criterion, CriterionKind } from './criterion.js';

export interface CriterionProposal {
  readonly kind: CriterionKind;
  readonly years?: number | undefined;
  readonly minimum?: Predicate | undefined;
  readonly excluded?: readonly EmploymentStatus[] | undefined;
}

/** Evidence names every year asked for, and an event has room for ten. */
const MOST_PREDICATE_YEARS = 10;

const needed = (field: string) => refused({ code: 'PARAMETER_NEEDED', field });

/** The parameters that each kind of criterion needs. */
export function criterionOf({ kind, years, minimum, excluded }: CriterionProposal): Result<Criterion> {
  switch (kind) {
    case 'PREDICATE':
      if (years === undefined) return needed('/years');
      if (years > MOST_PREDICATE_YEARS)
        return refused({ code: 'TOO_MANY_YEARS', field: '/years', params: { max: MOST_PREDICATE_YEARS } });
      return minimum === undefined ? needed('/minimum') : ok({ kind, years, minimum });
    case 'TENURE':
      return years === undefined ? needed('/years') : ok({ kind, years, excluded: excluded ?? [] });
    case 'DISCIPLINE':
    case 'PAST_WINNER':
      return ok({ kind, years: years ?? null });
  }
}
