import { BEHAVIOUR_VALUES, type BehaviourValue, type Predicate, type Rating } from '#civil-service';
import type { Cast } from './cast.js';
import type { Person } from './city.js';
import type { Gateway } from './gateway.js';
import { seeded } from '../sample-city/seeded.js';

/** An appraisal as its read door shows it, as far as an appraiser at the form needs it. */
export interface Form {
  readonly id: string;
  readonly employeeId: string;
  readonly appraiserId: string;
  readonly state: 'DRAFT' | 'SIGNED' | 'ACKNOWLEDGED';
  readonly revision: number;
  readonly predicate: Predicate | null;
  readonly plan: { readonly results: readonly { readonly resultId: string }[] } | null;
  readonly suggestion: {
    readonly results: readonly { readonly resultId: string; readonly rating: Rating | null }[];
    readonly work: Rating | null;
  };
  readonly evidence: { readonly now: Evidence | null; readonly atSigning: Evidence | null };
}

interface Evidence {
  readonly indicators: readonly {
    readonly indicatorId: string;
    readonly value: number | null;
    readonly count: number;
  }[];
}

export const formOf = (gateway: Gateway, appraisalId: string): Promise<Form> =>
  gateway.get<Form>(`/api/appraisal/appraisals/${appraisalId}`);

export interface Marks {
  readonly results: readonly { readonly resultId: string; readonly rating: Rating; readonly reason?: string }[];
  readonly workRating: Rating;
  readonly workReason?: string;
  readonly behaviour: Readonly<Record<BehaviourValue, Rating>>;
  readonly behaviourRating: Rating;
}

const MEETS: Rating = 'SESUAI_EKSPEKTASI';
const ABOVE: Rating = 'DI_ATAS_EKSPEKTASI';
const BELOW: Rating = 'DI_BAWAH_EKSPEKTASI';

/** What the appraiser saw of one employee in the year. */
export interface Impression extends Pick<Marks, 'behaviour' | 'behaviourRating'> {
  /** Of work that no evidence speaks of. */
  readonly unmeasuredWork: Rating;
}

const behaving = (rating: Rating, differing: Partial<Record<BehaviourValue, Rating>> = {}): Impression => ({
  unmeasuredWork: MEETS,
  behaviour: {
    ...(Object.fromEntries(BEHAVIOUR_VALUES.map((value) => [value, rating])) as Record<BehaviourValue, Rating>),
    ...differing,
  },
  behaviourRating: rating,
});

const OUTSTANDING_SHARE = 0.3;

/** What the appraisers saw of everybody, by employee. */
export const impressions = (cast: Cast, seed: number): ReadonlyMap<string, Impression> => {
  const random = seeded(seed, 'impressions');
  const meetsOrBetter = (): Rating => (random.share() < OUTSTANDING_SHARE ? ABOVE : MEETS);
  return new Map(
    cast.department.people.map((person) => {
      const usual = { ...behaving(meetsOrBetter()), unmeasuredWork: meetsOrBetter() };
      return [person.employeeId, part(person, cast) ?? usual];
    }),
  );
};

const part = (person: Person, { brusque, misbehaved, slow }: Cast): Impression | undefined => {
  if (person === brusque) return behaving(MEETS, { BP: BELOW });
  if (person === misbehaved) return behaving(BELOW, { KP: MEETS, HR: MEETS });
  return person === slow ? behaving(MEETS) : undefined;
};

/** The rating of an appraiser who follows the suggestion, and his own impression where the evidence is silent. */
export const followSuggestion = (
  { plan, suggestion }: Form,
  { unmeasuredWork, behaviour, behaviourRating }: Impression,
): Marks => {
  const suggested = new Map(suggestion.results.map(({ resultId, rating }) => [resultId, rating]));
  return {
    results: (plan?.results ?? []).map(({ resultId }) => ({
      resultId,
      rating: suggested.get(resultId) ?? unmeasuredWork,
    })),
    workRating: suggestion.work ?? unmeasuredWork,
    behaviour,
    behaviourRating,
  };
};

/** Everything else than suggested for the work, with a reason when there is one. */
export const depart = (marks: Marks, rating: Rating, reason?: string): Marks => ({
  ...marks,
  results: marks.results.map(({ resultId }) => ({ resultId, rating, ...(reason === undefined ? {} : { reason }) })),
  workRating: rating,
  ...(reason === undefined ? {} : { workReason: reason }),
});
