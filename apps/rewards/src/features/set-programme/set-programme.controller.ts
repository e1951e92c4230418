import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { EMPLOYMENT_STATUSES, type EmploymentStatus, PREDICATES, type Predicate } from '#civil-service';
import { UnitOfWork } from '#messaging';
import {
  accepted,
  ChoiceField,
  ChoiceListField,
  CodeField,
  CodeParam,
  DayField,
  ForAdministrators,
  notFound,
  TextField,
  WholeField,
} from '#platform';
import { CRITERION_KINDS, type CriterionKind } from '../../domain/criterion.js';
import { criterionOf } from '../../domain/criterion-proposal.js';
import { lockProgrammes, programmeStart, saveCriterion, saveProgramme } from '../../persistence/programmes-table.js';
import { DecideAllAgain } from './decide-all-again.js';

class ProgrammeBody {
  @CodeField()
  readonly code!: string;

  @TextField({ max: 200, description: 'Name in Bahasa Indonesia' })
  readonly nameId!: string;

  @TextField({ max: 200, description: 'Name in English' })
  readonly nameEn!: string;

  @DayField({ description: 'Years that end before this day are not decided in this programme' })
  readonly effectiveFrom!: string;
}

class CriterionBody {
  @ChoiceField(CRITERION_KINDS)
  readonly kind!: CriterionKind;

  @DayField({ description: 'Years that end before this day keep the criterion of their time' })
  readonly effectiveFrom!: string;

  @WholeField({
    min: 1,
    max: 50,
    optional: true,
    description: 'Years asked for (PREDICATE, TENURE) or looked back on (DISCIPLINE, PAST_WINNER: ever when left out)',
  })
  readonly years?: number;

  @ChoiceField(PREDICATES, { optional: true, description: 'For PREDICATE' })
  readonly minimum?: Predicate;

  @ChoiceListField(EMPLOYMENT_STATUSES, {
    max: EMPLOYMENT_STATUSES.length,
    optional: true,
    description: 'For TENURE: statuses that are not eligible',
  })
  readonly excluded?: EmploymentStatus[];

  @ChoiceField(['IN_FORCE', 'DROPPED'], { optional: true, description: 'DROPPED ends the criterion from that day' })
  readonly state?: 'IN_FORCE' | 'DROPPED';
}

/** A start that has moved concerns the years before and after it. */
const EVER = '0001-01-01';

/** `changed`: how many decisions became others by it. */
type Decided<B> = B & { readonly changed: number };

@ApiTags('programmes')
@Controller('programmes')
@ForAdministrators()
export class SetProgrammeController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly all: DecideAllAgain,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Adds an award programme, renames it or moves its start; then decides again' })
  async programme(@Body() body: ProgrammeBody): Promise<Decided<ProgrammeBody>> {
    await this.work.commit(async (tx) => {
      await lockProgrammes(tx);
      await saveProgramme(tx, body);
      return { value: undefined, events: [] };
    });
    return { ...body, changed: await this.all.from(EVER) };
  }

  @Post(':code/criteria')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sets a criterion from a day on, then decides again what it concerns' })
  async criterion(@CodeParam('code') code: string, @Body() body: CriterionBody): Promise<Decided<CriterionBody>> {
    const criterion = body.state === 'DROPPED' ? null : accepted(criterionOf(body));
    await this.work.commit(async (tx) => {
      await lockProgrammes(tx);
      if ((await programmeStart(tx, code)) === undefined) return notFound('UNKNOWN_PROGRAMME');
      await saveCriterion(tx, code, body.kind, body.effectiveFrom, criterion);
      return { value: undefined, events: [] };
    });
    return { ...body, changed: await this.all.from(body.effectiveFrom) };
  }
}
