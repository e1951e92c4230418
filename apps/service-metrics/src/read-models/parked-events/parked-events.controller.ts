import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { cursorOf, HeldKeysQuery, MessagingStatus, ParkedKey, placeOf } from '#messaging';
import { ForProducers, SpeakingProducer } from '../../features/recognise-producer/for-producers.js';
import type { Producer } from '../../persistence/producers.js';

class ParkedList {
  @ApiProperty({ type: ParkedKey, isArray: true })
  readonly items!: readonly ParkedKey[];

  @ApiProperty({ type: String, nullable: true, description: 'Send it as `after` to go on; null at the end' })
  readonly next!: string | null;
}

@ApiTags('ingest')
@Controller('ingest/parked')
@ForProducers()
export class ParkedEventsController {
  constructor(private readonly status: MessagingStatus) {}

  @Get()
  @ApiOperation({
    summary: 'Keys of the department’s own topic that are parked, by whichever door their events came, with the reason',
    description: 'An operator replays them once the cause is mended.',
  })
  @ApiOkResponse({ type: ParkedList })
  async parked(@SpeakingProducer() { topic }: Producer, @Query() { limit, after }: HeldKeysQuery): Promise<ParkedList> {
    const { keys, next } = await this.status.parkedPage({
      topic,
      limit: limit === undefined ? undefined : Number(limit),
      after: after === undefined ? undefined : placeOf(after)?.after,
    });
    return { items: keys, next: next === undefined ? null : cursorOf(next) };
  }
}
