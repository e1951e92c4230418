import { setTimeout as delay } from 'node:timers/promises';
import type { RejectedEvent } from '../buffer/rejected-events.js';
import type { Answer } from './answers.js';
import { type DoorOptions, post, type Trouble } from './door.js';
import type { Line, Waiting } from './line.js';
import { type RetryOptions, waitBefore } from './retry.js';

/** How many events were answered how. */
export type Counts = Record<Answer['outcome'], number>;

export interface Obstacle {
  readonly trouble: Trouble;
  readonly detail: string;
  readonly retryAt: Date;
}

export interface DeliveryOptions extends DoorOptions {
  /** Ends waits and begins no more requests; one that is under way ends by `signal`. */
  readonly stop: AbortSignal;
  readonly retry: RetryOptions;
  /** Most events in one request. */
  readonly batchSize: number;
  readonly onSending: () => void;
  readonly onObstacle: (obstacle: Obstacle) => void;
  readonly onAnswered: (counts: Counts) => void;
  readonly onRejected: (rejected: RejectedEvent) => void;
}

const DAMAGED: Answer = {
  outcome: 'rejected',
  errors: [{ field: '', code: 'DAMAGED', message: 'The disk damaged this event before it was sent.' }],
};

/** What is under way of the line. */
interface Window<P> {
  /** Those that have not been answered. */
  readonly waiting: readonly Waiting<P>[];
  /** Behind the last of all, which may have been answered before others. */
  readonly end: P;
}

type Answers<P> = ReadonlyMap<Waiting<P>, Answer>;

/** Sends a line of events in order: one request under way, and the same again until each event in it has been answered. */
export class Delivery<P> {
  #failures = 0;
  #size: number;

  constructor(
    private readonly line: Line<P>,
    private readonly options: DeliveryOptions,
  ) {
    this.#size = options.batchSize;
  }

  /** Delivers what the line gives next; false when nothing waits, or when it was told to stop. */
  async deliverNext(): Promise<boolean> {
    let waiting = (await this.#persistently(() => this.line.read()))?.value ?? [];
    const last = waiting.at(-1);
    while (last && waiting.length > 0 && !this.options.stop.aborted) {
      const answers = await this.#send(waiting);
      if (answers.size > 0) waiting = await this.#settle({ waiting, end: last.next }, answers);
    }
    return last !== undefined && !this.options.stop.aborted;
  }

  /** One request from the front; empty after a failure, whose wait is then over. */
  async #send(waiting: readonly Waiting<P>[]): Promise<Answers<P>> {
    const damaged = waiting.findIndex(({ parcel }) => !parcel);
    const batch = waiting.slice(0, damaged === -1 ? this.#size : Math.min(this.#size, damaged));
    const [first] = waiting;
    if (batch.length === 0) return new Map(first && [[first, DAMAGED]]);
    this.options.onSending();
    const answer = await post(
      batch.flatMap(({ parcel }) => parcel ?? []),
      this.options,
    );
    switch (answer.kind) {
      case 'answered':
        this.#failures = 0;
        this.#size = Math.min(this.options.batchSize, this.#size * 2);
        return new Map(batch.flatMap((event, index) => pairOf(event, answer.answers.get(index))));
      case 'refused':
        // Halved until the one that cannot be taken stands alone; the others go on in order.
        if (first && batch.length === 1) return new Map([[first, { outcome: 'rejected', errors: answer.errors }]]);
        this.#size = Math.ceil(batch.length / 2);
        return new Map();
      case 'later':
        await this.#waitFor(answer.trouble, answer.detail, answer.retryAfterMs);
        return new Map();
    }
  }

  /** Keeps what was rejected and moves the front; the events that have not been answered. */
  async #settle({ waiting, end }: Window<P>, answers: Answers<P>): Promise<readonly Waiting<P>[]> {
    const rejected = [...answers].flatMap(([{ event }, answer]) =>
      answer.outcome === 'rejected' ? [{ event, errors: answer.errors }] : [],
    );
    if (rejected.length > 0 && !(await this.#persistently(() => this.line.keepRejected(rejected)))) return waiting;
    const unanswered = waiting.findIndex((event) => !answers.has(event));
    const front = unanswered === -1 ? end : waiting[unanswered - 1]?.next;
    if (front !== undefined) await this.#persistently(() => this.line.advance(front));
    rejected.forEach((one) => this.options.onRejected(one));
    this.options.onAnswered(countsOf(answers));
    return waiting.filter((event) => !answers.has(event));
  }

  /** A full or broken disk is waited for as a broken network is; undefined when it was told to stop. */
  async #persistently<T>(work: () => Promise<T>): Promise<{ readonly value: T } | undefined> {
    do {
      try {
        return { value: await work() };
      } catch (error) {
        await this.#waitFor('DISK', (error as Error).message);
      }
    } while (!this.options.stop.aborted);
    return undefined;
  }

  async #waitFor(trouble: Trouble, detail: string, asked?: number): Promise<void> {
    const { stop, retry } = this.options;
    if (stop.aborted) return;
    this.#failures += 1;
    const ms = waitBefore(this.#failures, retry, Math.random(), asked);
    this.options.onObstacle({ trouble, detail, retryAt: new Date(Date.now() + ms) });
    try {
      await delay(ms, undefined, { signal: stop });
    } catch {
      // Ended: the events stay where they are.
    }
  }
}

const pairOf = <P>(event: Waiting<P>, answer: Answer | undefined): [Waiting<P>, Answer][] =>
  answer ? [[event, answer]] : [];

const countsOf = <P>(answers: Answers<P>): Counts => {
  const counts: Counts = { accepted: 0, duplicate: 0, rejected: 0 };
  for (const { outcome } of answers.values()) counts[outcome] += 1;
  return counts;
};
