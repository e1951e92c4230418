import { ValidateIf } from 'class-validator';
import {
  type Comparison,
  COMPARISONS,
  type EmployeeId,
  type IndicatorAspect,
  INDICATOR_ASPECTS,
  type IndicatorId,
  type Measure,
  MEASURES,
  RESULT_KINDS,
  type ResultId,
  type ResultKind,
  type ServiceCode,
} from '#civil-service';
import {
  ChoiceField,
  CodeField,
  ListField,
  NumberField,
  ObjectField,
  TextField,
  UuidField,
  WholeField,
} from '#platform';
import type { ProposedIndicator, ProposedResult } from '../../domain/proposal.js';

/** More than any number that a city counts, and small enough to be written without loss. */
const LARGEST = 1e12;
/** The hours of a leap year. */
const MOST_HOURS = 8784;

export class TargetBody {
  @ChoiceField(COMPARISONS)
  readonly comparison!: Comparison;

  @NumberField({ min: -LARGEST, max: LARGEST })
  readonly value!: number;

  @TextField({ max: 40, description: 'What is counted, for example `%`, `berkas`, `jam`' })
  readonly unit!: string;
}

export class MeasurementBody {
  @CodeField({ description: 'A service of the register of service standards' })
  readonly serviceCode!: ServiceCode;

  @ChoiceField(MEASURES)
  readonly measure!: Measure;

  @NumberField({ min: 0.01, max: MOST_HOURS, optional: true, nullable: true, description: 'SHARE_WITHIN alone' })
  readonly withinHours?: number | null;
}

export class IndicatorBody {
  @UuidField({ optional: true, nullable: true, description: 'Of an earlier version, when it is the same indicator' })
  readonly indicatorId?: IndicatorId | null;

  @ChoiceField(INDICATOR_ASPECTS)
  readonly aspect!: IndicatorAspect;

  @TextField({ max: 500 })
  readonly description!: string;

  @ObjectField(() => TargetBody)
  readonly target!: TargetBody;

  // A nested object that is null is refused by class-validator even where the field may be null.
  @ValidateIf((_, value) => value !== null)
  @ObjectField(() => MeasurementBody, { optional: true, nullable: true, description: 'Null when nothing measures it' })
  readonly measurement?: MeasurementBody | null;
}

export class ResultBody {
  @UuidField({ optional: true, nullable: true, description: 'Of an earlier version, when it is the same result' })
  readonly resultId?: ResultId | null;

  @TextField({ max: 500 })
  readonly title!: string;

  @ChoiceField(RESULT_KINDS)
  readonly kind!: ResultKind;

  @ListField(() => IndicatorBody, { min: 1, max: 20 })
  readonly indicators!: readonly IndicatorBody[];
}

export class PlanBody {
  @WholeField({ min: 2000, max: 2100 })
  readonly year!: number;

  @UuidField({ optional: true, description: 'The acting employee himself, when given' })
  readonly employeeId?: EmployeeId;

  @ListField(() => ResultBody, { min: 1, max: 20 })
  readonly results!: readonly ResultBody[];
}

export const proposalOf = ({ results }: PlanBody): readonly ProposedResult[] =>
  results.map(({ resultId = null, title, kind, indicators }) => ({
    resultId,
    title,
    kind,
    indicators: indicators.map(indicatorOf),
  }));

const indicatorOf = ({ indicatorId, aspect, description, target, measurement }: IndicatorBody): ProposedIndicator => ({
  indicatorId: indicatorId ?? null,
  aspect,
  description,
  target: { comparison: target.comparison, value: target.value, unit: target.unit },
  measurement: measurement ? measurementOf(measurement) : null,
});

const measurementOf = ({ serviceCode, measure, withinHours = null }: MeasurementBody) => ({
  serviceCode,
  measure,
  withinHours,
});
