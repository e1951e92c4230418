import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { UnitOfWork } from '#messaging';
import { ChoiceField, DayField, ForAdministrators, TextField } from '#platform';
import { ASSIGNMENT_KINDS, type AssignmentKind, type Need, NEEDS } from '../../domain/needs.js';
import { saveRule } from '../../persistence/rules-table.js';

class RuleBody {
  @ChoiceField(NEEDS, { description: 'A BerAKHLAK value, or KINERJA for a poor predicate' })
  readonly need!: Need;

  @DayField({ description: 'Periods that end before this day keep the rule of their time' })
  readonly effectiveFrom!: string;

  @ChoiceField(ASSIGNMENT_KINDS, { nullable: true, description: 'Null ends the rule from that day' })
  readonly kind!: AssignmentKind | null;

  @TextField({ max: 200, description: 'Title in Bahasa Indonesia' })
  readonly titleId!: string;

  @TextField({ max: 200, description: 'Title in English' })
  readonly titleEn!: string;
}

@ApiTags('rules')
@Controller('rules')
@ForAdministrators()
export class SetRuleController {
  constructor(private readonly work: UnitOfWork) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Sets what a need is answered with from a day on' })
  set(@Body() body: RuleBody): Promise<RuleBody> {
    return this.work.commit(async (tx) => {
      await saveRule(tx, body);
      return { value: body, events: [] };
    });
  }
}
