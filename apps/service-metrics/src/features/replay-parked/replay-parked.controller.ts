import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { cursorOf, placeOf, PortionRequest, Replay, ReplayAnswer, Turns } from '#messaging';
import { languageOf, TextField } from '#platform';
import type { Producer } from '../../persistence/producers.js';
import { inWords } from '../../read-models/parked-events/parked-words.js';
import { ForProducers, SpeakingProducer } from '../recognise-producer/for-producers.js';

const LONGEST_KEY = 600;

class ParkedReplayBody extends PortionRequest {
  @TextField({ max: LONGEST_KEY, optional: true, description: 'This key alone; all in portions when left out' })
  readonly key?: string;
}

/** What of a department's own topic does not flow, it replays itself once it has mended the cause. */
@ApiTags('ingest')
@Controller('ingest/parked/replay')
@ForProducers()
export class ReplayParkedController {
  constructor(
    private readonly replays: Replay,
    private readonly turns: Turns,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Handle the department’s parked events again, in order, by today’s rules; twice changes nothing',
    description: 'Up to `limit` keys, oldest first, for about two seconds; go on with `after` until `next` is null.',
  })
  @ApiOkResponse({ type: ReplayAnswer })
  async replay(
    @SpeakingProducer() { topic }: Producer,
    @Body() body: ParkedReplayBody,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<ReplayAnswer> {
    const { keys, remaining, next } = await this.turns.run(topic, () => this.replayed(topic, body));
    const language = languageOf(acceptLanguage);
    return { keys: keys.map((key) => inWords(key, language)), remaining, next };
  }

  private async replayed(topic: string, { key, limit, after }: ParkedReplayBody): Promise<ReplayAnswer> {
    if (key !== undefined) return { keys: [await this.replays.replay({ topic, key })], remaining: 0, next: null };
    const from = after === undefined ? undefined : placeOf(after);
    const portion = await this.replays.replayPortion({ topic, limit, ...from });
    const next = portion.after ? cursorOf(portion.after, portion.until) : null;
    return { keys: portion.keys, remaining: portion.remaining, next };
  }
}
