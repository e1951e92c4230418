import { Controller, Header, Headers, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { languageOf, TakesUnread } from '#platform';
import type { Producer } from '../../persistence/producers.js';
import { ForProducers, SpeakingProducer } from '../recognise-producer/for-producers.js';
import { answerOf } from './answer.js';
import { EventOutcome } from './event-outcome.js';
import { INGEST_PATH } from './ingest-gate.js';
import { countTaken } from './ingest-metrics.js';
import { Ingestion } from './ingestion.js';
import { unreadOf } from './read-request.js';

@ApiTags('ingest')
@Controller(INGEST_PATH)
@ForProducers()
export class IngestEventsController {
  constructor(private readonly ingestion: Ingestion) {}

  @Post()
  @HttpCode(200)
  @TakesUnread()
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiConsumes('application/cloudevents+json', 'application/cloudevents-batch+json', 'application/json')
  @ApiBody({
    description:
      'A CloudEvent, a list of at most 1,000 and 4 MiB, or the data alone with the attributes as ce- headers',
    schema: { oneOf: [{ type: 'object' }, { type: 'array', items: { type: 'object' }, minItems: 1, maxItems: 1000 }] },
  })
  @ApiOperation({
    summary: 'Take in a department’s service events, CloudEvents 1.0; answers one entry per event, in order',
    description:
      'Idempotent by source and id: after 429, 503 or no answer at all send the same again, after `Retry-After` seconds. ' +
      'Attributes that the contract does not name are not passed on.',
  })
  @ApiOkResponse({ type: EventOutcome, isArray: true })
  async ingest(
    @Req() request: FastifyRequest,
    @SpeakingProducer() producer: Producer,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<Buffer> {
    const taken = await this.ingestion.take(producer, unreadOf(request));
    countTaken(producer.unitCode, taken);
    return answerOf(taken, languageOf(acceptLanguage));
  }
}
