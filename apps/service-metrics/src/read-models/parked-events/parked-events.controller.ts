import { Controller, Get, Headers, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import {
  cursorOf,
  DiscardedEvent,
  DiscardedEvents,
  HeldEvent,
  HeldEvents,
  HeldKeyField,
  HeldKeysQuery,
  MessagingStatus,
  ParkedKey,
  placeOf,
} from '#messaging';
import { type Language, languageOf, Page, pageOf } from '#platform';
import { ForProducers, SpeakingProducer } from '../../features/recognise-producer/for-producers.js';
import type { Producer } from '../../persistence/producers.js';
import { inWords, type Why } from './parked-words.js';

class ParkedList {
  @ApiProperty({ type: ParkedKey, isArray: true })
  readonly items!: readonly ParkedKey[];

  @ApiProperty({ type: String, nullable: true, description: 'Send it as `after` to go on; null at the end' })
  readonly next!: string | null;
}

class HeldEventsQuery extends Page {
  @HeldKeyField('The `key` of an entry of `/ingest/parked`')
  readonly key!: string;
}

class HeldEventList {
  @ApiProperty({ type: HeldEvent, isArray: true })
  readonly items!: readonly HeldEvent[];

  @ApiProperty({ type: String, nullable: true, description: 'Send it as `cursor` to go on; null at the end' })
  readonly next!: string | null;
}

class DiscardedEventList {
  @ApiProperty({ type: DiscardedEvent, isArray: true })
  readonly items!: readonly DiscardedEvent[];

  @ApiProperty({ type: String, nullable: true, description: 'Send it as `cursor` to go on; null at the end' })
  readonly next!: string | null;
}

@ApiTags('ingest')
@Controller('ingest/parked')
@ForProducers()
export class ParkedEventsController {
  constructor(
    private readonly status: MessagingStatus,
    private readonly held: HeldEvents,
    private readonly discarded: DiscardedEvents,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Keys of the department’s own topic that are parked, by whichever door their events came, with the reason',
    description:
      'An event that came by Kafka is held against the registration of its source there, and parked with the code that the ' +
      'HTTP door would have answered. Mend the cause, then `POST /ingest/parked/replay`; where the fault is in the event itself, ' +
      '`DELETE /ingest/parked/events/{position}` and send it again.',
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

  @Get('events')
  @ApiOperation({
    summary:
      'The events of one of these keys, whole, in the order in which they came: the first is parked, the others wait',
  })
  @ApiOkResponse({ type: HeldEventList })
  async events(
    @SpeakingProducer() { topic }: Producer,
    @Query() query: HeldEventsQuery,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<HeldEventList> {
    const [after = 0] = query.after('whole') ?? [];
    const rows = await this.held.ofKey({ topic, key: query.key }, { after, limit: query.limit + 1 });
    const { items, next } = pageOf(rows, query, ({ position }) => [Number(position)]);
    return { items: toldIn(items, languageOf(acceptLanguage)), next };
  }

  @Get('discarded')
  @ApiOperation({ summary: 'Parked events that were discarded in the last 90 days, whole, with who did it and when' })
  @ApiOkResponse({ type: DiscardedEventList })
  async discardedEvents(
    @SpeakingProducer() { topic }: Producer,
    @Query() query: Page,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<DiscardedEventList> {
    const [after = 0] = query.after('whole') ?? [];
    const rows = await this.discarded.ofTopic(topic, { after, limit: query.limit + 1 });
    const { items, next } = pageOf(rows, query, ({ position }) => [Number(position)]);
    return { items: toldIn(items, languageOf(acceptLanguage)), next };
  }
}

const toldIn = <T extends Why>(rows: readonly T[], language: Language): Omit<T, 'params'>[] =>
  rows.map((row) => {
    const { params: _filled, ...event } = inWords(row, language);
    return event;
  });
