import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RenewedProducer } from '../kafka/producer.js';
import { relayBatch } from '../metrics.js';
import { MessagingSettings } from '../messaging-settings.js';
import { OutboxLease, type OutboxRow } from './outbox-lease.js';
import { RelayWaker } from './relay-waker.js';
import { Signal } from './signal.js';

const BATCH = 500;
const POLL_MS = 1_000;
const RETRY_MS = 500;

/** Sends the outbox to Kafka: one owner, in order, at least once. */
@Injectable()
export class Relay {
  private readonly logger = new Logger('Relay');
  private readonly signal = new Signal();
  private readonly producer: RenewedProducer;
  private running: Promise<void> | undefined;
  private readonly ending = new AbortController();
  private stopping = false;

  constructor(
    private readonly db: DataSource,
    private readonly settings: MessagingSettings,
    private readonly waker: RelayWaker,
  ) {
    this.producer = new RenewedProducer(settings);
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Ends after the send under way; what is left stays in the outbox for the next owner. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.ending.abort();
    this.signal.raise();
    await this.running;
    await this.producer.close();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.own();
      } catch (error) {
        this.logger.warn(`starts again: ${error instanceof Error ? error.message : String(error)}`);
      }
      // Not by the signal: a lost connection raises it, and the database would be asked without pause while it is away.
      await delay(RETRY_MS, undefined, { signal: this.ending.signal }).catch(() => undefined);
    }
  }

  private async own(): Promise<void> {
    let lost = false;
    const lose = () => {
      lost = true;
      this.signal.raise();
    };
    const lease = await OutboxLease.acquire(urlOf(this.db), {
      onWake: () => this.signal.raise(),
      onLost: lose,
      isWanted: () => !this.stopping && !lost,
    });
    if (!lease) return;
    this.waker.attach(() => this.signal.raise());
    try {
      await this.awaitHandover(lease, () => lost);
      await this.send(lease, () => lost);
      if (!lost) await lease.release();
    } finally {
      this.waker.attach(undefined);
      await lease.close();
    }
  }

  private async awaitHandover(lease: OutboxLease, lost: () => boolean): Promise<void> {
    const wait = (await lease.wasReleased()) ? 0 : this.settings.handoverMs;
    if (wait > 0) {
      this.producer.doubt();
      this.logger.log(`the last owner ended without notice: first send in ${wait} ms`);
    }
    const until = Date.now() + wait;
    while (!this.stopping && !lost() && Date.now() < until) await this.signal.wait(until - Date.now());
    if (!this.stopping && !lost()) await lease.markOwned();
  }

  private async send(lease: OutboxLease, lost: () => boolean): Promise<void> {
    let batch: OutboxRow[] = [];
    while (!this.stopping && !lost()) {
      if (batch.length === 0) batch = await lease.read(BATCH, []);
      if (batch.length === 0) {
        await this.signal.wait(POLL_MS);
        continue;
      }
      const [delivered, next] = await bothSettled(this.deliver(batch), lease.read(BATCH, batch));
      if (delivered) await lease.delete(batch);
      else await this.signal.wait(RETRY_MS);
      batch = delivered ? next : [];
    }
  }

  /** False when the send is in doubt: the producer has been renewed, and the outbox is read again from its start. */
  private async deliver(batch: readonly OutboxRow[]): Promise<boolean> {
    const messages = batch.map(({ aggregatetype, aggregateid, payload, headers }) => ({
      topic: aggregatetype,
      key: aggregateid,
      value: payload,
      headers,
    }));
    try {
      await this.producer.send(messages);
      relayBatch.observe(batch.length);
      return true;
    } catch (error) {
      this.logger.warn(`Kafka took no events, trying again: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  }
}

/** Waits for both even when one fails: a send must never be left running behind the owner's back. */
async function bothSettled<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([a, b]);
  return Promise.all([a, b]);
}

const urlOf = (db: DataSource): string => {
  const { options } = db;
  if (options.type !== 'postgres' || !options.url) throw new Error('the relay needs a PostgreSQL connection by URL');
  return options.url;
};
