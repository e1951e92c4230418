import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { accepted } from '#platform';
import { type Audience, audienceOf, type Scopes } from '../../domain/scopes.js';
import { unitsOnPaths } from '../../persistence/unit-paths.js';
import { unitIdsOf } from '../../persistence/units.js';
import { type Caller, Calling, ForDashboards } from '../recognise-dashboard/for-dashboards.js';
import { FeedTail } from './feed-tail.js';
import { beginningOf, StreamQuery } from './stream-query.js';
import { Streams } from './streams.js';

@ApiTags('events')
@Controller('events')
export class StreamEventsController {
  constructor(
    private readonly db: DataSource,
    private readonly tail: FeedTail,
    private readonly streams: Streams,
  ) {}

  @Get()
  @ForDashboards()
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The last `id` that was received' })
  @ApiOkResponse({
    description:
      'Server-sent events: `id` a position, `event` a type, `data` a CloudEvent in JSON on one line. At the beginning and with each heartbeat a block without data has the `id` up to which the reader has been served',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  @ApiOperation({
    summary: 'Published events as they come, and those that were missed',
    description:
      'After a break a reader sends the last id that it received, of an event or of a block without data, and misses nothing, even when it has heard no event yet; EventSource does so by itself. An event whose unit or employee becomes known only after it is told to the dashboards of those units then: the order of one subject is its `sequence`. Who takes too slowly is cut off.',
  })
  async stream(
    @Query() query: StreamQuery,
    @Calling() { credentialId, dashboard }: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const audience = await this.audienceFor(dashboard, query);
    const { 'last-event-id': lastEventId } = request.headers;
    const position = beginningOf(lastEventId?.toString(), query.after, await this.tail.head());
    // Fastify answers HEAD by the same door: nobody would read that stream, and nothing end it.
    if (request.method === 'HEAD') return void reply.type('text/event-stream; charset=utf-8').send();
    const { dashboardId, revision } = dashboard;
    this.streams.open(reply, { dashboardId, credentialId, revision, audience }, position);
  }

  /** @throws RuleRefused for what is outside the scopes, or a unit that does not exist */
  private async audienceFor(scopes: Scopes, { type: types, unit, period }: StreamQuery): Promise<Audience> {
    const unitIds = unit && accepted(await unitIdsOf(this.db.manager, unit, '/unit'));
    const units = unitIds && (await unitsOnPaths(this.db.manager, unitIds));
    return accepted(audienceOf(scopes, { types, units, period }, '/type'));
  }
}
