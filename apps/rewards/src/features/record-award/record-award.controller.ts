import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { UnitOfWork } from '#messaging';
import { CodeField, ForAdministrators, notFound, TextField, UuidField, WholeField } from '#platform';
import { unknownEmployee } from '../../persistence/facts-table.js';
import { programmeStart } from '../../persistence/programmes-table.js';
import { decideAgain } from '../decide-again.js';

class AwardBody {
  @UuidField()
  readonly employeeId!: string;

  @CodeField()
  readonly programme!: string;

  @WholeField({ min: 1945, max: 2100 })
  readonly year!: number;

  @TextField({ max: 100, optional: true, description: 'Number of the decree' })
  readonly reference?: string;
}

interface Award {
  readonly employeeId: string;
  readonly programme: string;
  readonly year: number;
}

@ApiTags('awards')
@Controller('awards')
@ForAdministrators()
export class RecordAwardController {
  constructor(private readonly work: UnitOfWork) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Records the winner of an award and decides eligibility again; twice changes nothing' })
  record(@Body() { employeeId, programme, year, reference }: AwardBody): Promise<Award> {
    const now = new Date();
    return this.work.commit(async (tx) => {
      if (await unknownEmployee(tx, [employeeId])) return notFound('UNKNOWN_EMPLOYEE');
      if ((await programmeStart(tx, programme)) === undefined) return notFound('UNKNOWN_PROGRAMME');
      const recorded = await tx.query<unknown[]>(
        `INSERT INTO award (employee_id, programme, year, reference, recorded_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING RETURNING year`,
        [employeeId, programme, year, reference ?? null, now],
      );
      const events = recorded.length === 0 ? [] : await decideAgain(tx, [employeeId], now);
      return { value: { employeeId, programme, year }, events };
    });
  }
}
