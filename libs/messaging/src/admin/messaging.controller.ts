import { BadRequestException, Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Replay, type Replayed } from '../parking/replay.js';
import type { PartitionLag } from '../kafka/topic-admin.js';
import { MessagingStatus, type ParkedKey } from './messaging-status.js';

/** What an operator does with events that do not flow. Contents are not shown: they may be personal. */
@ApiTags('messaging')
@Controller('messaging')
export class MessagingController {
  constructor(
    private readonly status: MessagingStatus,
    private readonly replays: Replay,
  ) {}

  @Get('parked')
  @ApiOperation({ summary: 'Keys that were parked, oldest first, with the reason of the event at their head' })
  parked(): Promise<ParkedKey[]> {
    return this.status.parked();
  }

  @Get('waiting')
  @ApiOperation({ summary: 'Keys that wait for something they refer to' })
  waiting(): Promise<ParkedKey[]> {
    return this.status.waiting();
  }

  @Get('lag')
  @ApiOperation({ summary: 'How many messages each consumer group has still to take, by partition' })
  lag(): Promise<(PartitionLag & { group: string })[]> {
    return this.status.lag();
  }

  @Post('replay')
  @HttpCode(200)
  @ApiOperation({ summary: 'Replays one parked key (topic and key in the body), or all with an empty body' })
  async replay(@Body() body: Record<string, unknown> | undefined): Promise<Replayed[]> {
    const { topic, key } = body ?? {};
    if (topic === undefined && key === undefined) return this.replays.replayAll();
    if (typeof topic !== 'string' || typeof key !== 'string')
      throw new BadRequestException('topic and key are both text');
    return [await this.replays.replay({ topic, key })];
  }
}
