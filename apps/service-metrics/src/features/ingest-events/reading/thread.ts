import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Result } from '#civil-service';
import { Problem } from '#platform';
import type { Measure } from './check-event.js';
import type { Unread } from './read-body.js';
import type { ReadEvents } from './read-events.js';

/** What the thread is asked. */
export interface Asked {
  readonly number: number;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly mode: Unread['mode'];
  readonly measure: Measure;
}

export type Answered = { readonly number: number } & (
  { readonly result: Result<ReadEvents> } | { readonly failure: unknown }
);

/** Built, also when the sources run: a thread is not compiled on its way. */
const PROGRAM = createRequire(import.meta.url).resolve('#reading-thread');

/** Of the thread alone, in MiB: the largest body comes to some fifty. */
const LIMITS = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 8 };

/** Reads bodies beside the process's own thread, one after the other. It is there from the first body on. */
export class ReadingThread {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, PromiseWithResolvers<Result<ReadEvents>>>();
  private last = 0;

  /** The body is handed over, and can be read no more. @throws Problem 503 when the thread ends; the next body starts it again */
  read({ body, mode }: Unread, measure: Measure): Promise<Result<ReadEvents>> {
    this.worker ??= this.start();
    const number = (this.last += 1);
    const own = inOwnMemory(body);
    this.worker.postMessage({ number, body: own, mode, measure } satisfies Asked, [own.buffer]);
    const waiting = Promise.withResolvers<Result<ReadEvents>>();
    this.waiting.set(number, waiting);
    return waiting.promise;
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(PROGRAM, { resourceLimits: LIMITS, execArgv: [] });
    // What is waited for is waited for by a request; the thread itself keeps no process from ending.
    worker.unref();
    worker.on('message', (answered: Answered) => {
      const waiting = this.waiting.get(answered.number);
      this.waiting.delete(answered.number);
      if ('result' in answered) waiting?.resolve(answered.result);
      else waiting?.reject(answered.failure);
    });
    worker.on('error', (error) => this.giveUp(worker, error));
    worker.once('exit', (code) => this.giveUp(worker, new Error(`the reading thread ended with ${code}`)));
    return worker;
  }

  private giveUp(worker: Worker, cause: unknown): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    const refusal = new Problem(503, 'READING_BROKE_OFF', {}, { headers: { 'retry-after': '1' }, cause });
    for (const { reject } of this.waiting.values()) reject(refusal);
    this.waiting.clear();
  }
}

/** A small piece of memory may be shared with others, which would lose it too. */
const inOwnMemory = (body: Buffer): Uint8Array<ArrayBuffer> =>
  body.buffer instanceof ArrayBuffer && body.byteLength === body.buffer.byteLength
    ? new Uint8Array(body.buffer)
    : new Uint8Array(body);
