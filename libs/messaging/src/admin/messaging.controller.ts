import { BadRequestException, Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Replay, type Replayed } from '../parking/replay.js';
import type { PartitionLag } from '../kafka/topic-admin.js';
import { MessagingStatus, type ParkedKey } from './messaging-status.js';

/** What an operator does with events that do not flow. Contents are not shown: they may be personal. */
@Controller('messaging')
export class MessagingController {
  constructor(
    private readonly status: MessagingStatus,
    private readonly replays: Replay,
  ) {}

  /** Keys that were parked, oldest first, with the reason of the event at their head. */
  @Get('parked')
  parked(): Promise<ParkedKey[]> {
    return this.status.parked();
  }

  /** Keys that wait for something they refer to. */
  @Get('waiting')
  waiting(): Promise<ParkedKey[]> {
    return this.status.waiting();
  }

  @Get('lag')
  lag(): Promise<(PartitionLag & { group: string })[]> {
    return this.status.lag();
  }

  /** Replays one key (`topic` and `key` in the body), or all parked keys with an empty body. */
  @Post('replay')
  @HttpCode(200)
  async replay(@Body() body: Record<string, unknown> | undefined): Promise<Replayed[]> {
    const { topic, key } = body ?? {};
    if (topic === undefined && key === undefined) return this.replays.replayAll();
    if (typeof topic !== 'string' || typeof key !== 'string')
      throw new BadRequestException('topic and key are both text');
    return [await this.replays.replay({ topic, key })];
  }
}
