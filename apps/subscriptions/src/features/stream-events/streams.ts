import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { Problem, Readiness } from '#platform';
import { revisionsOf } from '../../persistence/credentials.js';
import { StreamSettings } from '../../settings.js';
import { EventStream, type Reader } from './event-stream.js';
import { FeedTail } from './feed-tail.js';
import { streamsOpen } from './stream-metrics.js';

const RETRY_AFTER_S = '30';

/** All open streams of this process: how many there may be, that they stay awake, and that they end when they must. */
@Injectable()
export class Streams implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger('Streams');
  private readonly streams = new Set<EventStream>();
  private timers: readonly NodeJS.Timeout[] = [];

  constructor(
    private readonly db: DataSource,
    private readonly tail: FeedTail,
    private readonly settings: StreamSettings,
    private readonly readiness: Readiness,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.tail.start();
    const { heartbeatMs, recheckMs } = this.settings;
    this.timers = [
      setInterval(() => this.streams.forEach((stream) => stream.heartbeat()), heartbeatMs),
      setInterval(() => void this.recheck(), recheckMs),
    ];
    // Before the doors close: they wait for answers that are under way, and these would never end.
    this.readiness.stopping.addEventListener('abort', () => this.endAll(), { once: true });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.timers.forEach(clearInterval);
    this.endAll();
    await this.tail.stop();
  }

  /**
   * Takes the answer over and streams into it, from behind a position of the feed.
   *
   * @throws Problem 429 when there are too many streams, 503 while the service stops
   */
  open(reply: FastifyReply, reader: Reader, position: number): void {
    if (this.readiness.stopping.aborted) throw new Problem(503, 'STOPPING', {}, { headers: { 'retry-after': '5' } });
    this.requireRoom(reader);
    reply.hijack();
    const stream = new EventStream(reply.raw, reader, position, this.settings.mostBufferedBytes, (ended) =>
      this.forget(ended),
    );
    if (!stream.isOpen) return;
    this.streams.add(stream);
    streamsOpen.set(this.streams.size);
    stream.begin(reply.request.id);
    this.tail.follow(stream).catch((error: unknown) => {
      this.logger.warn(`a stream cannot go on: ${String(error)}`);
      stream.end('failed');
    });
  }

  /** Ends the streams whose credential is no longer valid, or whose dashboard has other scopes by now. */
  async recheck(): Promise<void> {
    const streams = [...this.streams];
    if (streams.length === 0) return;
    try {
      const ids = [...new Set(streams.map(({ reader }) => reader.credentialId))];
      const revisions = await revisionsOf(this.db.manager, ids);
      for (const stream of streams) {
        if (revisions.get(stream.reader.credentialId) !== stream.reader.revision) stream.end('revoked');
      }
    } catch (error) {
      // Without the database no event flows either; the next round looks again.
      this.logger.warn(`streams cannot be rechecked: ${String(error)}`);
    }
  }

  /** Ends at once those of readers whose access is being taken; what begins again meanwhile ends at the next `recheck`. */
  endOf(isLosingAccess: (reader: Reader) => boolean): void {
    for (const stream of [...this.streams]) if (isLosingAccess(stream.reader)) stream.end('revoked');
  }

  private requireRoom({ dashboardId }: Reader): void {
    const { mostStreams, mostStreamsOfOne } = this.settings;
    const own = [...this.streams].filter(({ reader }) => reader.dashboardId === dashboardId).length;
    if (own >= mostStreamsOfOne) throw tooMany(mostStreamsOfOne);
    if (this.streams.size >= mostStreams) throw tooMany(mostStreams);
  }

  private forget(stream: EventStream): void {
    this.streams.delete(stream);
    streamsOpen.set(this.streams.size);
    this.tail.forget(stream);
  }

  private endAll(): void {
    for (const stream of [...this.streams]) stream.end('stopping');
  }
}

const tooMany = (most: number): Problem =>
  new Problem(429, 'TOO_MANY_STREAMS', { most }, { headers: { 'retry-after': RETRY_AFTER_S } });
