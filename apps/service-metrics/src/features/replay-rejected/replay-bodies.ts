import { ApiProperty } from '@nestjs/swagger';
import { UuidField, UuidListField } from '#platform';
import { EventError, type OutcomeKind, OUTCOMES } from '../ingest-events/event-outcome.js';

/** Of one replay, so that it ends while somebody waits. */
export const MOST_REPLAYED = 500;

export class RejectedReplayBody {
  @UuidListField({ min: 1, max: MOST_REPLAYED, optional: true, description: 'These; all in portions when left out' })
  readonly ids?: readonly string[];

  @UuidField({ optional: true, description: 'The `next` of the answer before' })
  readonly after?: string;
}

export class ReplayedEvent {
  @ApiProperty({ type: String, format: 'uuid', description: 'Under which it is kept' })
  readonly rejectedId!: string;

  @ApiProperty({ type: String, nullable: true })
  readonly id!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly source!: string | null;

  @ApiProperty({ enum: OUTCOMES, description: 'duplicate: it was accepted before; rejected: still, by today’s rules' })
  readonly outcome!: OutcomeKind;

  @ApiProperty({ type: EventError, isArray: true, required: false })
  readonly errors?: readonly EventError[];
}

export class ReplayedPortion {
  @ApiProperty({ type: ReplayedEvent, isArray: true, description: 'Those that had not been replayed' })
  readonly events!: readonly ReplayedEvent[];

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Send it as `after` to go on; null at the end',
  })
  readonly next!: string | null;
}
