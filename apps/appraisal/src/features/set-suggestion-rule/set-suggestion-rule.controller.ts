import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '#messaging';
import { DayParam, ForAdministrators } from '#platform';
import { SuggestionRuleRow } from '../../persistence/entities/suggestion-rule-row.js';
import { SuggestionRuleBody, SuggestionRules, SuggestionRuleView } from './suggestion-rule-view.js';

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
  @ApiOkResponse({ type: SuggestionRules })
  async list(): Promise<SuggestionRules> {
    return { items: await this.db.manager.find(SuggestionRuleRow, { order: { effectiveFrom: 'DESC' } }) };
  }

  @Put(':effectiveFrom')
  @ForAdministrators()
  @ApiOperation({ summary: 'Sets the rule for periods that end on this day or later, until the next rule' })
  @ApiOkResponse({ type: SuggestionRuleView })
  set(@DayParam('effectiveFrom') effectiveFrom: string, @Body() body: SuggestionRuleBody): Promise<SuggestionRuleView> {
    return this.work.commit(async (tx) => {
      const rule = { ...body, effectiveFrom };
      await tx.upsert(SuggestionRuleRow, rule, ['effectiveFrom']);
      return { value: rule, events: [] };
    });
  }
}
