import { parentPort } from 'node:worker_threads';
import { giveBack } from '#messaging/packing';
import { BodyReader } from './read-body.js';
import type { ReadEvents } from './read-events.js';
import type { Answered, Asked } from './thread.js';

/** What is handed over and not copied. */
const memoryOf = ({ right, fingerprints, answer, messages }: ReadEvents): ArrayBuffer[] =>
  [right, fingerprints, answer, messages.bytes, messages.ends, messages.hashes].map(({ buffer }) => buffer);

const reader = new BodyReader();

parentPort?.on('message', ({ number, body, mode, measure }: Asked) => {
  try {
    const result = reader.read({ body: Buffer.from(body.buffer), mode }, measure);
    parentPort?.postMessage({ number, result } satisfies Answered, result.ok ? memoryOf(result.value) : []);
  } catch (failure) {
    // Uncaught it would end the thread, and with it what others wait for.
    parentPort?.postMessage({ number, failure } satisfies Answered);
  } finally {
    giveBack(body);
  }
});
