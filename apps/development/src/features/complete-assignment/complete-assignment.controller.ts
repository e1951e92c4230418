import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { jakartaDay } from '#civil-service';
import { UnitOfWork } from '#messaging';
import { accepted, DayField, notFound, TextField, UuidParam } from '#platform';
import { complete } from '../../domain/assignment.js';
import { findAssignment, saveCompletion } from '../../persistence/assignments-table.js';

class CompletionBody {
  @DayField()
  readonly completedOn!: string;

  @TextField({ max: 500, optional: true })
  readonly note?: string;
}

interface Completed {
  readonly assignmentId: string;
  readonly state: 'COMPLETED';
  readonly completedOn: string;
}

@ApiTags('assignments')
@Controller('assignments')
export class CompleteAssignmentController {
  constructor(private readonly work: UnitOfWork) {}

  @Post(':id/complete')
  @HttpCode(200)
  @ApiOperation({ summary: 'Records that a training or coaching was done; twice changes nothing' })
  complete(@UuidParam('id') assignmentId: string, @Body() body: CompletionBody): Promise<Completed> {
    const completion = { completedOn: body.completedOn, note: body.note ?? null };
    return this.work.commit(async (tx) => {
      const assignment = (await findAssignment(tx, assignmentId)) ?? notFound('UNKNOWN_ASSIGNMENT');
      const outcome = accepted(complete(assignment.state, completion, assignment.completion, jakartaDay(new Date())));
      if (outcome === 'NEW') await saveCompletion(tx, assignmentId, completion);
      return { value: { assignmentId, state: 'COMPLETED', completedOn: body.completedOn }, events: [] };
    });
  }
}
