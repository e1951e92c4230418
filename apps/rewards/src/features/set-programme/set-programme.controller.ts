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
  notFound,
  TextField,
  WholeField,
} from '#platform';
import { CRITERION_KINDS, type CriterionKind } from '../../domain/criterion.js';
import { criterionOf } from '../../domain/criterion-proposal.js';
import { programmeExists, saveCriterion, saveProgramme } from '../../persistence/programmes-table.js';

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

@ApiTags('programmes')
@Controller('programmes')
export class SetProgrammeController {
  constructor(private readonly work: UnitOfWork) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Adds an award programme, or renames it' })
  programme(@Body() body: ProgrammeBody): Promise<ProgrammeBody> {
    return this.work.commit(async (tx) => {
      await saveProgramme(tx, body);
      return { value: body, events: [] };
    });
  }

  @Post(':code/criteria')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sets a criterion from a day on; what was decided stands until its facts change' })
  criterion(@CodeParam('code') code: string, @Body() body: CriterionBody): Promise<CriterionBody> {
    const criterion = body.state === 'DROPPED' ? null : accepted(criterionOf(body));
    return this.work.commit(async (tx) => {
      if (!(await programmeExists(tx, code))) return notFound('UNKNOWN_PROGRAMME');
      await saveCriterion(tx, code, body.kind, body.effectiveFrom, criterion);
      return { value: body, events: [] };
    });
  }
}
