import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '#messaging';
import { BooleanField, DayParam, NumberField } from '#platform';
import { SuggestionRuleRow } from '../../persistence/entities/suggestion-rule-row.js';

class SuggestionRuleBody {
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

/** The numbers that P6 leaves to words. What is signed keeps the suggestion that it was signed with. */
@ApiTags('settings')
@Controller('suggestion-rules')
export class SetSuggestionRuleController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly db: DataSource,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The rules by which ratings are suggested, newest first' })
  async list(): Promise<{ readonly items: SuggestionRuleRow[] }> {
    return { items: await this.db.manager.find(SuggestionRuleRow, { order: { effectiveFrom: 'DESC' } }) };
  }

  @Put(':effectiveFrom')
  @ApiOperation({ summary: 'Sets the rule for periods that end on this day or later, until the next rule' })
  set(@DayParam('effectiveFrom') effectiveFrom: string, @Body() body: SuggestionRuleBody): Promise<SuggestionRuleRow> {
    return this.work.commit(async (tx) => {
      const rule = { ...body, effectiveFrom };
      await tx.upsert(SuggestionRuleRow, rule, ['effectiveFrom']);
      return { value: rule, events: [] };
    });
  }
}
