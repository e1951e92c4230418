import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discard } from '../parking/discard.js';
import { Replay } from '../parking/replay.js';
import { DiscardAnswer, GroupLag, ParkedKey, ReplayAnswer } from './answers.js';
import { DiscardRequest, HeldKeysQuery, ReplayRequest } from './inputs.js';
import { cursorOf, placeOf } from './key-cursor.js';
import { type HeldKeys, type HeldKeysPage, MessagingStatus } from './messaging-status.js';
import { withinTime } from './within-time.js';

const LAG_MS = 8_000;

/** Its name is of the Kafka client's kind, so that the answer is the same 503 as for any word that Kafka does not give. */
class KafkaTooSlow extends Error {
  override readonly name = 'KafkaJSNoAnswerInTime';
}

interface Reply {
  header(name: string, value: string): unknown;
}

/** What an operator does with events that do not flow. Contents are not shown: they may be personal. */
@ApiTags('messaging')
@Controller('messaging')
export class MessagingController {
  constructor(
    private readonly status: MessagingStatus,
    private readonly replays: Replay,
    private readonly discards: Discard,
  ) {}

  @Get('parked')
  @ApiOperation({
    summary: 'Keys that were parked, oldest first, with the reason of the event at their head',
    description: 'The header `Link: <…>; rel="next"` leads to the keys after these.',
  })
  @ApiOkResponse({ type: ParkedKey, isArray: true })
  async parked(@Query() query: HeldKeysQuery, @Res({ passthrough: true }) reply: Reply): Promise<ParkedKey[]> {
    return listed('parked', query, await this.status.parkedPage(pageOf(query)), reply);
  }

  @Get('waiting')
  @ApiOperation({
    summary: 'Keys that wait for something they refer to, oldest first',
    description: 'The header `Link: <…>; rel="next"` leads to the keys after these.',
  })
  @ApiOkResponse({ type: ParkedKey, isArray: true })
  async waiting(@Query() query: HeldKeysQuery, @Res({ passthrough: true }) reply: Reply): Promise<ParkedKey[]> {
    return listed('waiting', query, await this.status.waitingPage(pageOf(query)), reply);
  }

  @Get('lag')
  @ApiOperation({ summary: 'How many messages each consumer group has still to take, by partition' })
  @ApiOkResponse({ type: GroupLag, isArray: true })
  async lag(): Promise<GroupLag[]> {
    const lags = await withinTime(this.status.lag(), LAG_MS);
    if (lags === 'late') throw new KafkaTooSlow(`no answer within ${LAG_MS} ms`);
    return lags;
  }

  // The platform asks for the credential: messaging knows of none.
  @Post('replay')
  @HttpCode(200)
  @ApiBearerAuth()
  @ApiOperation({
    summary: 'Replays one held key, or a portion of the parked keys; twice changes nothing',
    description:
      'With topic and key: that key. Without: up to `limit` parked keys, oldest first, for about two seconds; go on with ' +
      '`after` until `next` is null. Each key is handled in a transaction of its own.',
  })
  @ApiOkResponse({ type: ReplayAnswer })
  async replay(@Body() { topic, key, limit, after }: ReplayRequest): Promise<ReplayAnswer> {
    if (topic !== undefined && key !== undefined) {
      return { keys: [await this.replays.replay({ topic, key })], remaining: 0, next: null };
    }
    const from = after === undefined ? undefined : placeOf(after);
    const portion = await this.replays.replayPortion({ limit, ...from });
    const next = portion.after ? cursorOf(portion.after, portion.until) : null;
    return { keys: portion.keys, remaining: portion.remaining, next };
  }

  @Post('discard')
  @HttpCode(200)
  @ApiBearerAuth()
  @ApiOperation({
    summary: 'Discards the event that a key is parked for, and handles what waits behind it; twice changes nothing',
    description:
      'For what is wrong in the event itself. It is kept whole, with the time, for 90 days in `discarded_event`.',
  })
  @ApiOkResponse({ type: DiscardAnswer })
  async discard(@Body() { position }: DiscardRequest): Promise<DiscardAnswer> {
    const discarded = await this.discards.discard({ position, by: 'administrator' });
    return { key: null, ...discarded };
  }
}

const pageOf = ({ limit, after }: HeldKeysQuery): HeldKeysPage => ({
  limit: limit === undefined ? undefined : Number(limit),
  after: after === undefined ? undefined : placeOf(after)?.after,
});

const listed = (path: string, { limit }: HeldKeysQuery, { keys, next }: HeldKeys, reply: Reply): ParkedKey[] => {
  if (next) {
    const query = new URLSearchParams({ ...(limit !== undefined && { limit }), after: cursorOf(next) });
    reply.header('link', `<${path}?${query.toString()}>; rel="next"`);
  }
  return keys;
};
