import { Controller, Get, Headers, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { cursorOf, HeldKeysQuery, MessagingStatus, ParkedKey, placeOf } from '#messaging';
import { languageOf } from '#platform';
import { ForProducers, SpeakingProducer } from '../../features/recognise-producer/for-producers.js';
import type { Producer } from '../../persistence/producers.js';
import { inWords } from './parked-words.js';

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
    description:
      'An event that came by Kafka is held against the registration of its source there, and parked with the code that the ' +
      'HTTP door would have answered. Mend the cause, then `POST /ingest/parked/replay`.',
  })
  @ApiOkResponse({ type: ParkedList })
  async parked(
    @SpeakingProducer() { topic }: Producer,
    @Query() { limit, after }: HeldKeysQuery,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<ParkedList> {
    const { keys, next } = await this.status.parkedPage({
      topic,
      limit: limit === undefined ? undefined : Number(limit),
      after: after === undefined ? undefined : placeOf(after)?.after,
    });
    const language = languageOf(acceptLanguage);
    return { items: keys.map((key) => inWords(key, language)), next: next === undefined ? null : cursorOf(next) };
  }
}
