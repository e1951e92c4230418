import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { languageOf } from '#platform';
import type { Producer } from '../../persistence/producers.js';
import { spoken } from '../ingest-events/event-outcome.js';
import { countOutcomes } from '../ingest-events/ingest-metrics.js';
import { attributeOf } from '../ingest-events/reading/printable.js';
import { ForProducers, SpeakingProducer } from '../recognise-producer/for-producers.js';
import { RejectedReplay } from './rejected-replay.js';
import { RejectedReplayBody, ReplayedPortion } from './replay-bodies.js';

@ApiTags('ingest')
@Controller('ingest/rejected/replay')
@ForProducers()
export class ReplayRejectedController {
  constructor(private readonly replays: RejectedReplay) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Hold the producer’s rejected events against today’s rules and take in those that pass; twice changes nothing',
    description: 'Up to 500, oldest first; go on with `after` until `next` is null.',
  })
  @ApiOkResponse({ type: ReplayedPortion })
  async replay(
    @SpeakingProducer() producer: Producer,
    @Body() { ids, after }: RejectedReplayBody,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<ReplayedPortion> {
    const { events, next } = await this.replays.replay(producer, ids, after);
    countOutcomes(
      producer.unitCode,
      events.map(({ outcome }) => outcome),
    );
    const language = languageOf(acceptLanguage);
    return {
      events: events.map(({ rejectedId, event, outcome, violations }) => ({
        rejectedId,
        id: attributeOf(event, 'id'),
        source: attributeOf(event, 'source'),
        outcome,
        ...(outcome === 'rejected' && { errors: spoken(violations, language) }),
      })),
      next,
    };
  }
}
