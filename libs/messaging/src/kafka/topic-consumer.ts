import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type kafkajs from 'kafkajs';
import { PartitionLost } from '../failures.js';
import { connectKafka } from './kafka.js';
import { groupJoins, handlerTime } from '../metrics.js';
import type { MessagingSettings } from '../messaging-settings.js';
import type { BatchProcessor } from '../consumer/batch-processor.js';
import { incoming } from '../consumer/incoming.js';
import type { Tenure } from '../consumer/transaction.js';
import type { Turns } from '../turns.js';

const HEARTBEAT_MS = 1_000;
/** An empty fetch returns after this at the latest, so that stopping need not wait for longer. */
const FETCH_WAIT_MS = 1_000;
/** The client reads what it has fetched of a partition in one piece, in which nobody else in the process is answered. */
const FETCH_SHARED_BYTES = 256 * 1024;
const RESTART_MS = 1_000;
/** No heartbeat and no fetch for this long: the client is alive but deaf, and is made anew. */
const DEAF_MS = 45_000;
/** Time to finish the batch under way at shutdown. */
export const FINISH_MS = 25_000;

export const CONCURRENT_PARTITIONS = 4;
const SHARED = 5;

/** One consumer group on some topics, kept alive whatever happens to its client. */
export class TopicConsumer {
  private readonly logger = new Logger('Consumer');
  private readonly stopping = new AbortController();
  private readonly lost = new AbortController();
  private running: Promise<void> | undefined;
  private joined = false;
  private lastContact = Date.now();

  constructor(
    private readonly settings: MessagingSettings,
    /** Without the environment's prefix, like the topics. */
    readonly group: string,
    readonly topics: readonly string[],
    private readonly processor: BatchProcessor,
    /** Taken for each batch with those who have the same; without them it takes none. */
    private readonly turns?: Turns,
  ) {}

  /** True while the client is a member of its group and hears from the broker. */
  get isReady(): boolean {
    return this.joined && Date.now() - this.lastContact < DEAF_MS;
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Stops fetching, finishes the batch under way within 25 s, leaves the group. */
  async stop(): Promise<void> {
    const timer = setTimeout(() => this.lost.abort(), FINISH_MS);
    this.stopping.abort();
    await this.running;
    clearTimeout(timer);
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.session(signal);
      } catch (error) {
        this.logger.warn(`${this.group} starts again: ${error instanceof Error ? error.message : String(error)}`);
      }
      await delay(RESTART_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** One life of a client. A new one is made after each crash, since a crashed kafkajs consumer cannot be trusted again. */
  private async session(signal: AbortSignal): Promise<void> {
    const consumer = connectKafka(this.settings).consumer({
      groupId: this.settings.topicPrefix + this.group,
      sessionTimeout: this.settings.limits.sessionTimeoutMs,
      heartbeatInterval: HEARTBEAT_MS,
      rebalanceTimeout: 60_000,
      maxWaitTimeInMs: FETCH_WAIT_MS,
      ...(this.turns && { maxBytesPerPartition: FETCH_SHARED_BYTES }),
      allowAutoTopicCreation: false,
      retry: { initialRetryTime: 100, maxRetryTime: 3_000, retries: 5, restartOnFailure: () => Promise.resolve(false) },
    });
    const ended = this.watch(consumer, signal);
    try {
      await consumer.connect();
      const topics = this.topics.map((topic) => this.settings.topicPrefix + topic);
      await consumer.subscribe({ topics, fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: CONCURRENT_PARTITIONS,
        eachBatch: (payload) => this.eachBatch(payload),
      });
      await ended;
    } finally {
      this.joined = false;
      await consumer.disconnect().catch(() => undefined);
    }
  }

  /** Settles when the client is to be given up: told to stop, crashed or deaf. */
  private watch(consumer: kafkajs.Consumer, signal: AbortSignal): Promise<void> {
    this.lastContact = Date.now();
    const contact = () => {
      this.lastContact = Date.now();
    };
    consumer.on(consumer.events.GROUP_JOIN, () => {
      this.joined = true;
      groupJoins.inc({ group: this.group });
      contact();
    });
    consumer.on(consumer.events.HEARTBEAT, contact);
    consumer.on(consumer.events.FETCH, contact);
    const ended = new Promise<void>((resolve, reject) => {
      const check = setInterval(() => {
        if (Date.now() - this.lastContact > DEAF_MS) end(() => reject(new Error('no word from the broker')));
      }, HEARTBEAT_MS);
      const end = (settle: () => void) => {
        clearInterval(check);
        settle();
      };
      consumer.on(consumer.events.CRASH, ({ payload }) => end(() => reject(payload.error)));
      signal.addEventListener('abort', () => end(resolve), { once: true });
      if (signal.aborted) end(resolve);
    });
    ended.catch(() => undefined);
    return ended;
  }

  private async eachBatch(payload: kafkajs.EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const topic = batch.topic.slice(this.settings.topicPrefix.length);
    const tenure = this.keepTenure(payload);
    try {
      for (let at = 0; at < batch.messages.length;) {
        if (!payload.isRunning() || payload.isStale()) return;
        const messages = batch.messages.slice(at, at + this.portion());
        await this.inTurn(topic, () => this.handle(messages, batch.partition, topic, tenure));
        await this.settle(payload, messages.at(-1)?.offset);
        at += messages.length;
      }
    } catch (error) {
      throw tenure.reason() ?? error;
    } finally {
      tenure.end();
    }
  }

  /** Beside others a batch is small: whatever waits for this process waits for the pieces of it. */
  private portion(): number {
    const { batchSize } = this.settings.limits;
    return this.turns !== undefined && this.turns.busy > 1 ? Math.ceil(batchSize / SHARED) : batchSize;
  }

  private inTurn(topic: string, work: () => Promise<void>): Promise<void> {
    return this.turns === undefined ? work() : this.turns.run(topic, work);
  }

  private async handle(
    messages: readonly kafkajs.KafkaMessage[],
    partition: number,
    topic: string,
    tenure: Tenure,
  ): Promise<void> {
    const done = handlerTime.startTimer({ topic });
    await this.processor.process(
      messages.map((message) =>
        incoming(this.settings.service, topic, partition, { ...message, headers: message.headers ?? {} }),
      ),
      tenure,
    );
    done();
  }

  /** Offsets are committed only after the effects, as the next offset to read. */
  private async settle(payload: kafkajs.EachBatchPayload, last: string | undefined): Promise<void> {
    if (last === undefined) return;
    const { topic, partition } = payload.batch;
    payload.resolveOffset(last);
    const offset = (BigInt(last) + 1n).toString();
    await payload.commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset }] }] });
  }

  /** Heartbeats while a batch runs; the error of a heartbeat (a rebalance) ends the tenure and is what the client gets. */
  private keepTenure(payload: kafkajs.EachBatchPayload) {
    const ended = new AbortController();
    let reason: unknown;
    const timer = setInterval(() => {
      payload.heartbeat().catch((error: unknown) => {
        reason ??= error;
        ended.abort();
      });
    }, HEARTBEAT_MS);
    return {
      lost: AbortSignal.any([ended.signal, this.lost.signal]),
      reason: () => reason ?? (this.lost.signal.aborted ? new PartitionLost('shut down') : undefined),
      end: () => clearInterval(timer),
    };
  }
}
