import { ApiProperty } from '@nestjs/swagger';
import { type IndicatorId, type Rating, RATINGS, type ResultId } from '#civil-service';
import type { Evidence } from '../../domain/plan.js';
import {
  type Basis,
  hasEvidence,
  type IndicatorSuggestion,
  type ResultSuggestion,
  type Suggestion,
} from '../../domain/suggestion.js';

class EvidenceOfIndicator implements Evidence {
  @ApiProperty({ type: String, format: 'uuid' })
  readonly indicatorId!: IndicatorId;

  @ApiProperty({ type: Number, nullable: true, description: 'Null: "belum ada data", never 0' })
  readonly value!: number | null;

  @ApiProperty({ example: '%' })
  readonly unit!: string;

  @ApiProperty({ description: 'How many finished requests the value rests on' })
  readonly count!: number;

  @ApiProperty({ format: 'date-time' })
  readonly asOf!: string;
}

class SuggestionOfIndicator implements IndicatorSuggestion {
  @ApiProperty({ type: String, format: 'uuid' })
  readonly indicatorId!: IndicatorId;

  @ApiProperty({ enum: RATINGS, nullable: true })
  readonly rating!: Rating | null;
}

class SuggestionOfResult implements ResultSuggestion {
  @ApiProperty({ type: String, format: 'uuid' })
  readonly resultId!: ResultId;

  @ApiProperty({ enum: RATINGS, nullable: true })
  readonly rating!: Rating | null;

  @ApiProperty({ type: [SuggestionOfIndicator] })
  readonly indicators!: readonly SuggestionOfIndicator[];
}

/** What the evidence suggests; null where there is none. */
export class SuggestionView implements Suggestion {
  @ApiProperty({ type: [SuggestionOfResult] })
  readonly results!: readonly SuggestionOfResult[];

  @ApiProperty({ enum: RATINGS, nullable: true, description: 'Of the work results as a whole' })
  readonly work!: Rating | null;
}

export class EvidenceView {
  @ApiProperty()
  readonly planVersion!: number;

  @ApiProperty({ description: 'False: "belum ada data"' })
  readonly hasEvidence!: boolean;

  @ApiProperty({ type: [EvidenceOfIndicator] })
  readonly indicators!: readonly EvidenceOfIndicator[];

  @ApiProperty()
  readonly suggestion!: SuggestionView;
}

/** Evidence frozen at signing beside what is known now: later evidence is seen and re-rates nothing. */
export class EvidenceThenAndNow {
  @ApiProperty({ type: EvidenceView, nullable: true, description: 'Null before signing' })
  readonly atSigning!: EvidenceView | null;

  @ApiProperty({ type: EvidenceView, nullable: true, description: 'Null without an agreed plan' })
  readonly now!: EvidenceView | null;
}

export const evidenceView = (basis: Basis | null): EvidenceView | null =>
  basis && {
    planVersion: basis.plan.version,
    hasEvidence: hasEvidence(basis),
    indicators: basis.evidence,
    suggestion: basis.suggestion,
  };
