import { asId, type BehaviourValue, type Rating, RATINGS, type ResultId } from '#civil-service';
import { ChoiceField, ListField, ObjectField, TextField, UuidField, WholeField } from '#platform';
import type { DraftMarks } from '../../domain/marks.js';

const MAX_RESULTS = 20;
const MAX_REASON = 2000;

class ResultMarkBody {
  @UuidField()
  readonly resultId!: string;

  @ChoiceField(RATINGS)
  readonly rating!: Rating;

  @TextField({ max: MAX_REASON, optional: true, nullable: true, description: 'Needed to depart from the suggestion' })
  readonly reason?: string | null;
}

class BehaviourBody implements Partial<Record<BehaviourValue, Rating>> {
  @ChoiceField(RATINGS, { optional: true, description: 'Berorientasi Pelayanan' })
  readonly BP?: Rating;

  @ChoiceField(RATINGS, { optional: true, description: 'Akuntabel' })
  readonly AK?: Rating;

  @ChoiceField(RATINGS, { optional: true, description: 'Kompeten' })
  readonly KP?: Rating;

  @ChoiceField(RATINGS, { optional: true, description: 'Harmonis' })
  readonly HR?: Rating;

  @ChoiceField(RATINGS, { optional: true, description: 'Loyal' })
  readonly LY?: Rating;

  @ChoiceField(RATINGS, { optional: true, description: 'Adaptif' })
  readonly AD?: Rating;

  @ChoiceField(RATINGS, { optional: true, description: 'Kolaboratif' })
  readonly KL?: Rating;
}

/** The version that the official looked at; when given, the door refuses to overwrite a later one. */
export class VersionBody {
  @WholeField({ min: 0, max: 2_147_483_647, optional: true, description: 'The `version` that was read' })
  readonly expectedVersion?: number;
}

/** A rating. The predicate is not in it: it follows from the ratings, and a field for it is refused. */
export class MarksBody extends VersionBody {
  @ListField(() => ResultMarkBody, { max: MAX_RESULTS })
  readonly results!: ResultMarkBody[];

  @ChoiceField(RATINGS, { optional: true, nullable: true })
  readonly workRating?: Rating | null;

  @TextField({ max: MAX_REASON, optional: true, nullable: true, description: 'Needed to depart from the suggestion' })
  readonly workReason?: string | null;

  @ObjectField(() => BehaviourBody)
  readonly behaviour!: BehaviourBody;

  @ChoiceField(RATINGS, { optional: true, nullable: true })
  readonly behaviourRating?: Rating | null;
}

export const marksOf = ({ results, workRating, workReason, behaviour, behaviourRating }: MarksBody): DraftMarks => ({
  results: results.map(({ resultId, rating, reason }) => ({
    resultId: asId<ResultId>(resultId),
    rating,
    reason: reason?.trim() ?? null,
  })),
  workRating: workRating ?? null,
  workReason: workReason?.trim() ?? null,
  behaviour: { ...behaviour },
  behaviourRating: behaviourRating ?? null,
});

/** The guard as the domain takes it: absent when the body has none. */
export const guardOf = ({ expectedVersion }: VersionBody): { readonly expectedVersion?: number } =>
  expectedVersion === undefined ? {} : { expectedVersion };
