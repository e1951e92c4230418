import { Controller, Delete, Headers } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discard, DiscardAnswer, Turns } from '#messaging';
import { languageOf, notFound, RuleRefused, WholeParam } from '#platform';
import type { Producer } from '../../persistence/producers.js';
import { inWords } from '../../read-models/parked-events/parked-words.js';
import { ForProducers, SpeakingProducer } from '../recognise-producer/for-producers.js';

/** What no mending helps, since the fault is in the event itself, would else hold its key for ever. */
@ApiTags('ingest')
@Controller('ingest/parked/events')
@ForProducers()
export class DiscardParkedController {
  constructor(
    private readonly discards: Discard,
    private readonly turns: Turns,
  ) {}

  @Delete(':position')
  @ApiOperation({
    summary: 'Discard the event that a key is parked for, and handle what waits behind it; twice changes nothing',
    description:
      'By its `position`, as `/ingest/parked` shows it. It is kept for 90 days under `/ingest/parked/discarded`, and a ' +
      'corrected event may be sent with the same id.',
  })
  @ApiOkResponse({ type: DiscardAnswer })
  async discard(
    @SpeakingProducer() { topic, name }: Producer,
    @WholeParam('position', { min: 1, max: Number.MAX_SAFE_INTEGER }) position: number,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<DiscardAnswer> {
    const discarding = { position: String(position), topic, by: name };
    const discarded = await this.turns.run(topic, () => this.discards.discard(discarding));
    switch (discarded.outcome) {
      case 'unknown':
        return notFound('PARKED_EVENT_UNKNOWN', { position });
      case 'waits':
        throw new RuleRefused([{ code: 'PARKED_EVENT_WAITS', params: { position } }]);
      case 'discarded-before':
        return { ...discarded, key: null };
      case 'discarded':
        return { ...discarded, key: inWords(discarded.key, languageOf(acceptLanguage)) };
    }
  }
}
