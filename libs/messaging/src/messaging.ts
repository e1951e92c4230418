import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DepartmentTopic } from '#contracts';
import { BatchProcessor } from './consumer/batch-processor.js';
import { forgetDiscarded } from './admin/discarded-events.js';
import { Inbox } from './consumer/inbox.js';
import { Handlers } from './consumer/handlers.js';
import { CONCURRENT_PARTITIONS, TopicConsumer } from './kafka/topic-consumer.js';
import { startWatchdog } from './consumer/watchdog.js';
import { MessagingSettings } from './messaging-settings.js';
import { Parking } from './parking/parking.js';
import { QueueRunner } from './parking/queue-runner.js';
import { Relay } from './relay/relay.js';
import { RelayWaker } from './relay/relay-waker.js';
import { Turns } from './turns.js';

const MAINTENANCE_MS = 6 * 3_600_000;

/** The messaging of one service: its relay, its consumers, and what they share. Started by the strategy, stopped by Nest. */
@Injectable()
export class Messaging implements BeforeApplicationShutdown {
  readonly handlers: Handlers;
  readonly parking: Parking;
  readonly inbox: Inbox;
  readonly queues: QueueRunner;
  readonly consumers = new Map<string, TopicConsumer>();
  /** Of the departments: one's flood has as many as ever while it is alone, and never all. */
  private readonly turns = new Turns({ all: CONCURRENT_PARTITIONS + 1, ofOne: CONCURRENT_PARTITIONS });
  private readonly processor: BatchProcessor;
  private maintenance: NodeJS.Timeout | undefined;
  private watchdog: { stop(): Promise<void> } | undefined;
  private started = false;
  private stopped = false;

  constructor(
    private readonly db: DataSource,
    private readonly settings: MessagingSettings,
    waker: RelayWaker,
    private readonly relay: Relay,
  ) {
    this.handlers = new Handlers(settings.service);
    this.parking = new Parking(settings.service);
    this.inbox = new Inbox(settings.limits.inboxWeeks);
    this.queues = new QueueRunner(settings, this.handlers, this.parking, this.inbox);
    this.processor = new BatchProcessor(db, settings, this.handlers, this.parking, this.queues, this.inbox, waker);
  }

  async start(): Promise<void> {
    await this.maintain();
    this.maintenance = setInterval(() => {
      this.maintain().catch((error: unknown) => new Logger('Maintenance').warn(String(error)));
    }, MAINTENANCE_MS);
    this.watchdog = startWatchdog(this.settings.limits.blockedLoopMs);
    this.relay.start();
    this.started = true;
    const topics = this.handlers.topics();
    if (topics.length > 0) this.consume(`teladan.${this.settings.service}`, topics);
    for (const consumer of this.consumers.values()) consumer.start();
  }

  /** One consumer for each department's topic, so that a flood from one department does not delay another. */
  subscribe(topic: DepartmentTopic): void {
    this.consume(`teladan.${this.settings.service}.${topic}`, [topic], this.turns);
  }

  private consume(group: string, topics: readonly string[], turns?: Turns): void {
    if (this.stopped || this.consumers.has(group)) return;
    const consumer = new TopicConsumer(this.settings, group, topics, this.processor, turns);
    this.consumers.set(group, consumer);
    if (this.started) consumer.start();
  }

  /** Consumers first, so that what their last batches publish still has a relay; the pool is closed after this. */
  async beforeApplicationShutdown(): Promise<void> {
    if (this.stopped) return;
    this.stopped = true;
    clearInterval(this.maintenance);
    await Promise.all([...this.consumers.values()].map((consumer) => consumer.stop()));
    await this.relay.stop();
    await this.watchdog?.stop();
  }

  /** What is kept for a while goes, so that no table grows for ever. */
  private async maintain(): Promise<void> {
    const { inboxWeeks, discardedDays } = this.settings.limits;
    await this.db.query(`SELECT maintain_inbox(CURRENT_DATE, $1)`, [inboxWeeks]);
    await forgetDiscarded(this.db, discardedDays);
  }
}
