import type { Position } from './buffer/cursor.js';
import { EventBuffer, LARGEST_EVENT } from './buffer/event-buffer.js';
import type { RejectedEvent } from './buffer/rejected-events.js';
import { checkEvent } from './check/check-event.js';
import { finding } from './check/finding.js';
import type { Language } from './check/words.js';
import { cloudEvent, type EventOptions } from './cloud-event.js';
import type { EventData, EventType } from './contract.js';
import { Delivery, type Obstacle } from './delivery/delivery.js';
import { asWaiting, type Line } from './delivery/line.js';
import type { RetryOptions } from './delivery/retry.js';
import { InvalidEvent, ProducerClosed } from './errors.js';
import { Flushes } from './flushes.js';
import { Latch } from './latch.js';
import { demandSettings, demandUrl, LARGEST_BATCH } from './settings.js';

export interface ProducerOptions {
  /** Where the platform takes events, without `/ingest/events`: `https://teladan.example/api/service-metrics`. */
  readonly url: string;
  /** What the registration gave: `tld_…`. */
  readonly credential: string;
  /** CloudEvents source, as registered: `/departments/disdukcapil/akta`. */
  readonly source: string;
  /** A folder of its own for what waits to be sent; one process at a time. */
  readonly bufferDir: string;
  /** Most bytes that may wait on disk, with the rejected ones; 1 GiB when left out. */
  readonly maxBytes?: number;
  /** Most events in one request, at most 500; 500 when left out. */
  readonly batchSize?: number;
  /** In which the platform tells why it rejects an event or does not take any; `id` when left out. */
  readonly language?: Language;
  /** How long an answer may take; 30 s when left out. */
  readonly timeoutMs?: number;
  /** The first wait after a failure, and the longest; 0.5 s and 60 s when left out. */
  readonly retry?: RetryOptions;
  /** The platform will never take this event; it stands in `rejected.jsonl` too. */
  readonly onRejected?: (rejected: RejectedEvent) => void;
  readonly onState?: (state: ProducerState) => void;
}

export type ProducerState =
  /** Everything has been answered. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' }
  /** Nothing is sent until `retryAt`; nothing is lost meanwhile. */
  | ({ readonly kind: 'waiting' } & Obstacle)
  | { readonly kind: 'closed' };

/** More than 500 small events, and far less than the platform takes at once. */
const READ_BYTES = 256 * 1024;
const CLOSE_MS = 5000;
export const DEFAULT_RETRY: RetryOptions = { firstMs: 500, longestMs: 60_000 };
export const DEFAULT_TIMEOUT_MS = 30_000;

const lineOf = (buffer: EventBuffer): Line<Position> => ({
  read: async () =>
    (await buffer.read(READ_BYTES)).map(({ json, line, next }) =>
      json === undefined ? { parcel: undefined, event: line, next } : asWaiting(json, next),
    ),
  advance: (position) => buffer.advance(position),
  keepRejected: (rejected) => buffer.rejected.add(rejected, new Date()),
});

/** Sends a department's events: each is on disk before `send` resolves, and leaves it when the platform has answered. */
export class Producer {
  readonly #stop = new AbortController();
  readonly #abort = new AbortController();
  readonly #news = new Latch();
  readonly #flushes = new Flushes();
  readonly #running: Promise<void>;
  #closing: Promise<void> | undefined;
  #state: ProducerState = { kind: 'idle' };
  /** Until something is answered. */
  #obstacle: Obstacle | undefined;

  private constructor(
    private readonly options: ProducerOptions,
    private readonly buffer: EventBuffer,
  ) {
    this.#running = this.#run();
  }

  /** @throws TypeError for settings that cannot be, BufferInUse when another process has the folder, BufferUnwritable */
  static async create(options: ProducerOptions): Promise<Producer> {
    demandSettings(options);
    const { bufferDir: folder, maxBytes = 1024 ** 3 } = options;
    return new Producer(options, await EventBuffer.open({ folder, maxBytes }));
  }

  get state(): ProducerState {
    return this.#state;
  }

  /** Bytes on disk that wait to be sent. */
  get waitingBytes(): number {
    return this.buffer.waitingBytes;
  }

  /**
   * Takes an event; it is safe on disk when this resolves, with its id. Events are sent in the order of the calls.
   * @throws InvalidEvent, BufferFull, BufferUnwritable, ProducerClosed; the event was not taken then
   */
  async send<T extends EventType>(type: T, data: EventData[T], options: EventOptions = {}): Promise<string> {
    if (this.#closing) throw new ProducerClosed();
    const event = cloudEvent(this.options.source, type, data, options);
    const findings = checkEvent(event);
    if (findings.length > 0) throw new InvalidEvent(type, findings);
    const json = JSON.stringify(event);
    if (Buffer.byteLength(json) > LARGEST_EVENT) {
      throw new InvalidEvent(type, [finding('', 'TOO_LONG', { most: LARGEST_EVENT })]);
    }
    await this.buffer.append(json);
    this.#news.open();
    return event.id;
  }

  /**
   * Resolves when everything that was sent before this call has been answered.
   * @throws FlushTimeout after `withinMs`, ProducerClosed
   */
  async flush({ withinMs }: { readonly withinMs?: number } = {}): Promise<void> {
    const upTo = await this.buffer.settled();
    if (this.#closing) throw new ProducerClosed();
    const flushed = this.#flushes.wait(upTo, withinMs, () => describe(this.#obstacle));
    this.#settleFlushes(false);
    this.#news.open();
    await flushed;
  }

  /** Takes no more, lets the request that is under way end (at most 5 s), and leaves the rest on disk for the next time. */
  close(): Promise<void> {
    this.#closing ??= this.#end();
    return this.#closing;
  }

  async #end(): Promise<void> {
    this.#stop.abort();
    this.#news.open();
    const overdue = setTimeout(() => this.#abort.abort(), CLOSE_MS);
    await this.#running;
    clearTimeout(overdue);
    await this.buffer.close();
    this.#flushes.fail(new ProducerClosed());
    this.#tell({ kind: 'closed' });
  }

  async #run(): Promise<void> {
    const delivery = this.#delivery();
    while (!this.#stop.signal.aborted) {
      if (await delivery.deliverNext()) continue;
      if (this.#stop.signal.aborted) return;
      this.#tell({ kind: 'idle' });
      this.#settleFlushes(true);
      await this.#news.wait();
    }
  }

  #delivery(): Delivery<Position> {
    const { url, credential, language = 'id', retry = DEFAULT_RETRY } = this.options;
    const { batchSize = LARGEST_BATCH, timeoutMs = DEFAULT_TIMEOUT_MS } = this.options;
    return new Delivery(lineOf(this.buffer), {
      ...{ url: demandUrl(url), credential, language, timeoutMs, batchSize, retry },
      stop: this.#stop.signal,
      signal: this.#abort.signal,
      onSending: () => this.#tell({ kind: 'sending' }),
      onObstacle: (obstacle) => {
        this.#obstacle = obstacle;
        this.#tell({ kind: 'waiting', ...obstacle });
      },
      onAnswered: () => {
        this.#obstacle = undefined;
        this.#settleFlushes(false);
      },
      onRejected: (rejected) => heard(() => this.options.onRejected?.(rejected)),
    });
  }

  #settleFlushes(nothingWaits: boolean): void {
    this.#flushes.settle((upTo) => (upTo ? this.buffer.isAnswered(upTo) : nothingWaits));
  }

  #tell(state: ProducerState): void {
    const isNews = state.kind === 'waiting' || state.kind !== this.#state.kind;
    this.#state = state;
    if (isNews) heard(() => this.options.onState?.(state));
  }
}

/** A fault of who listens is his own, and stops no event. */
const heard = (tell: () => void): void => {
  try {
    tell();
  } catch (error) {
    process.emitWarning(String(error));
  }
};

const describe = (obstacle: Obstacle | undefined): string =>
  obstacle ? `${obstacle.trouble}: ${obstacle.detail}` : 'It is being sent.';
