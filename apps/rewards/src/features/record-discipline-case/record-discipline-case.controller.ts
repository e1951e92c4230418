import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { jakartaDay } from '#civil-service';
import { UnitOfWork } from '#messaging';
import { accepted, ChoiceField, DayField, ForAdministrators, notFound, TextField, UuidField } from '#platform';
import { DISCIPLINE_LEVELS, type DisciplineLevel, recordable, recordedAgain } from '../../domain/discipline-case.js';
import { unknownEmployee } from '../../persistence/facts-table.js';
import { decideAgain } from '../decide-again.js';
import { addCase, annulCase, type DisciplineCase, findCase } from './discipline-cases-table.js';

class DisciplineCaseBody {
  @UuidField()
  readonly employeeId!: string;

  @ChoiceField(DISCIPLINE_LEVELS, { description: 'Level of the punishment (PP 94/2021 Pasal 8)' })
  readonly level!: DisciplineLevel;

  @DayField()
  readonly decidedOn!: string;

  @TextField({ max: 100, description: 'Number of the decision; recording it twice changes nothing' })
  readonly reference!: string;
}

class CaseReference {
  @TextField({ max: 100 })
  readonly reference!: string;
}

@ApiTags('discipline')
@Controller('discipline-cases')
@ForAdministrators()
export class RecordDisciplineCaseController {
  constructor(private readonly work: UnitOfWork) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Records a discipline case and decides eligibility again' })
  record(@Body() body: DisciplineCaseBody): Promise<DisciplineCase> {
    const now = new Date();
    const { employeeId, level, decidedOn, reference } = accepted(recordable(body, jakartaDay(now)));
    const facts = { reference, employeeId, level, decidedOn };
    return this.work.commit(async (tx) => {
      if (await unknownEmployee(tx, [employeeId])) return notFound('UNKNOWN_EMPLOYEE');
      if (!(await addCase(tx, facts, now))) {
        const known = (await findCase(tx, reference)) ?? notFound('UNKNOWN_CASE');
        return { value: accepted(recordedAgain(facts, known)), events: [] };
      }
      return { value: { ...facts, annulledAt: null }, events: await decideAgain(tx, [employeeId], now) };
    });
  }

  @Post(':reference/annul')
  @HttpCode(200)
  @ApiOperation({ summary: 'Annuls a discipline case (won on appeal) and decides eligibility again' })
  annul(@Param() { reference }: CaseReference): Promise<DisciplineCase> {
    const now = new Date();
    return this.work.commit(async (tx) => {
      const before = await findCase(tx, reference);
      if (!before) return notFound('UNKNOWN_CASE');
      if (before.annulledAt) return { value: before, events: [] };
      const value = await annulCase(tx, before, now);
      return { value, events: await decideAgain(tx, [before.employeeId], now) };
    });
  }
}
