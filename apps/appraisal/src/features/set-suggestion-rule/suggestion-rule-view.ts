import { ApiProperty } from '@nestjs/swagger';
import { BooleanField, NumberField } from '#platform';

export class SuggestionRuleBody {
  @NumberField({ min: 0, max: 1, description: 'Share of the target by which "clearly above" must surpass it' })
  readonly clearlyAboveMargin!: number;

  @NumberField({
    min: 0,
    max: 1,
    description: 'Share of the way from target to 100 % that is enough for "clearly above"',
  })
  readonly clearlyAboveOfHeadroom!: number;

  @NumberField({ min: 0, max: 1, description: 'More than this share of the results is "most"' })
  readonly most!: number;

  @NumberField({ min: 0, max: 1, description: 'At most this share of the UTAMA results is "a small part"' })
  readonly smallPart!: number;

  @NumberField({ min: 0, max: 1, description: "Share of a year's target by count that one quarter must bring" })
  readonly quarterOfCount!: number;

  @BooleanField({ description: 'Whether BKPSDM has confirmed these numbers' })
  readonly confirmed!: boolean;
}

export class SuggestionRuleView extends SuggestionRuleBody {
  @ApiProperty({ format: 'date', description: 'For periods that end on this day or later, until the next rule' })
  readonly effectiveFrom!: string;
}

export class SuggestionRules {
  @ApiProperty({ type: [SuggestionRuleView] })
  readonly items!: readonly SuggestionRuleView[];
}
