import { Controller, Get, Headers, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { type Language, languageOf, notFound, pageOf, UuidParam } from '#platform';
import { spoken } from '../../features/ingest-events/event-outcome.js';
import { ForProducers, SpeakingProducer } from '../../features/recognise-producer/for-producers.js';
import type { Producer } from '../../persistence/producers.js';
import { rejectedEvent, rejectedOf, type RejectedRow } from '../../persistence/rejected-events.js';
import { RejectedList, RejectedQuery, type RejectedView, WholeRejectedView } from './rejected-view.js';

@ApiTags('ingest')
@Controller('ingest/rejected')
@ForProducers()
export class RejectedEventsController {
  constructor(private readonly db: DataSource) {}

  @Get()
  @ApiOperation({
    summary: 'The producer’s own events that were rejected at the HTTP door, in the order in which they came',
  })
  @ApiOkResponse({ type: RejectedList })
  async rejected(
    @SpeakingProducer() { producerId }: Producer,
    @Query() query: RejectedQuery,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<RejectedList> {
    const [after] = query.after('uuid') ?? [];
    const rows = await rejectedOf(this.db.manager, producerId, {
      after,
      limit: query.limit + 1,
      open: query.open === true,
    });
    const { items, next } = pageOf(rows, query, ({ id }) => [id]);
    return { items: items.map((row) => viewOf(row, languageOf(acceptLanguage))), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One of them, whole' })
  @ApiOkResponse({ type: WholeRejectedView })
  async one(
    @SpeakingProducer() { producerId }: Producer,
    @UuidParam('id') id: string,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<WholeRejectedView> {
    const found = await rejectedEvent(this.db.manager, producerId, id);
    if (found === undefined) return notFound('REJECTED_EVENT_UNKNOWN', { id });
    return { ...viewOf(found, languageOf(acceptLanguage)), event: found.event };
  }
}

const viewOf = (row: RejectedRow, language: Language): RejectedView => {
  const { id, receivedAt, source, eventId, eventType, errors, replayedAt } = row;
  return { id, receivedAt, source, eventId, eventType, errors: spoken(errors, language), replayedAt };
};
