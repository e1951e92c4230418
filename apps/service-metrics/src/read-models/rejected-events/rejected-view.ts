import { ApiProperty } from '@nestjs/swagger';
import { BooleanField, Page } from '#platform';
import { EventError } from '../../features/ingest-events/event-outcome.js';

export class RejectedQuery extends Page {
  @BooleanField({ optional: true, description: 'Only those that were not replayed' })
  readonly open?: boolean;
}

export class RejectedView {
  @ApiProperty({ type: String, format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly receivedAt!: Date;

  @ApiProperty({ type: String, nullable: true })
  readonly source!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly eventId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly eventType!: string | null;

  @ApiProperty({ type: EventError, isArray: true, description: 'By the rules when it was last looked at' })
  readonly errors!: readonly EventError[];

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly replayedAt!: Date | null;
}

export class WholeRejectedView extends RejectedView {
  @ApiProperty({ type: String, description: 'The event as it came, as JSON text' })
  readonly event!: string;
}

export class RejectedList {
  @ApiProperty({ type: RejectedView, isArray: true })
  readonly items!: readonly RejectedView[];

  @ApiProperty({ type: String, nullable: true })
  readonly next!: string | null;
}
