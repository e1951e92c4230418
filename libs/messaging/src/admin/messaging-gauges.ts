import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { MessagingSettings } from '../messaging-settings.js';
import { withinTime } from './within-time.js';
import { MessagingStatus } from './messaging-status.js';

/** A scrape waits this long for a reading; Prometheus gives up after ten times as long. */
const SCRAPE_MS = 1_000;
/** Kafka is asked no more often than this, and a reading older than four times this is no longer shown. */
const LAG_EVERY_MS = 15_000;
const LAG_STALE_MS = 4 * LAG_EVERY_MS;

/** The services of this process: one, except in tests. */
const services = new Set<MessagingGauges>();
let reading: Promise<unknown> | undefined;

/** All gauges of one scrape share one reading. */
const collect = async (): Promise<void> => {
  reading ??= Promise.all([...services].map((service) => service.read())).finally(() => (reading = undefined));
  await reading;
};

const gauge = <L extends string>(name: string, help: string, ...labels: L[]): Gauge<L | 'service'> =>
  new Gauge({ name, help, labelNames: ['service', ...labels], collect });

const outboxAge = gauge('teladan_outbox_age_seconds', 'Age of the oldest event that has not been sent');
const parkedKeys = gauge('teladan_parked_keys', 'Keys that wait for a replay by hand');
const waitingKeys = gauge('teladan_waiting_keys', 'Keys that wait for something they refer to');
const waitingTooLong = gauge('teladan_waiting_too_long_keys', 'Keys that have waited for longer than 15 minutes');
const parkedEvents = gauge('teladan_parked_events', 'Events held by parked keys');
const waitingEvents = gauge('teladan_waiting_events', 'Events held by waiting keys');
const consumerLag = gauge(
  'teladan_consumer_lag',
  'Messages that a group has still to take, at most a minute old',
  'group',
  'topic',
);
const ofDatabase = [outboxAge, parkedKeys, waitingKeys, waitingTooLong, parkedEvents, waitingEvents];

/** Tells Prometheus how messaging stands when it asks. What cannot be read is left out, and a scrape never fails for it. */
@Injectable()
export class MessagingGauges implements BeforeApplicationShutdown {
  private readonly series = new Map<string, { service: string; group: string; topic: string }>();
  private database: Promise<void> | undefined;
  private kafka: Promise<void> | undefined;
  private lagAskedAt = -Infinity;
  private lagReadAt = -Infinity;

  constructor(
    private readonly status: MessagingStatus,
    private readonly settings: MessagingSettings,
  ) {
    services.add(this);
  }

  beforeApplicationShutdown(): void {
    services.delete(this);
    this.forgetDatabase();
    this.forgetLag();
  }

  async read(): Promise<void> {
    // A reading that is still under way is waited for again and not doubled: the pool may be what is short.
    this.database ??= this.readDatabase().finally(() => (this.database = undefined));
    if (Date.now() - this.lagAskedAt > LAG_EVERY_MS) {
      this.kafka ??= this.readLag().finally(() => (this.kafka = undefined));
    }
    const kafka = this.kafka ?? Promise.resolve();
    const [database] = await Promise.all([withinTime(this.database, SCRAPE_MS), withinTime(kafka, SCRAPE_MS)]);
    if (database === 'late') this.forgetDatabase();
    if (Date.now() - this.lagReadAt > LAG_STALE_MS) this.forgetLag();
  }

  private async readDatabase(): Promise<void> {
    const { service } = this.settings;
    try {
      const [{ age, parked, waiting, late }, events] = await Promise.all([
        this.status.standing(),
        this.status.heldEvents(),
      ]);
      if (!services.has(this)) return;
      outboxAge.set({ service }, age);
      parkedKeys.set({ service }, parked);
      waitingKeys.set({ service }, waiting);
      waitingTooLong.set({ service }, late);
      parkedEvents.set({ service }, events.parked);
      waitingEvents.set({ service }, events.waiting);
    } catch {
      this.forgetDatabase();
    }
  }

  private async readLag(): Promise<void> {
    this.lagAskedAt = Date.now();
    try {
      const lags = await this.status.lag();
      if (!services.has(this)) return;
      this.forgetLag();
      for (const { group, topic, lag } of lags) {
        const labels = { service: this.settings.service, group, topic };
        consumerLag.inc(labels, lag);
        this.series.set(`${group} ${topic}`, labels);
      }
      this.lagReadAt = Date.now();
    } catch {
      this.forgetLag();
    }
  }

  private forgetDatabase(): void {
    for (const each of ofDatabase) each.remove({ service: this.settings.service });
  }

  private forgetLag(): void {
    for (const labels of this.series.values()) consumerLag.remove(labels);
    this.series.clear();
  }
}
