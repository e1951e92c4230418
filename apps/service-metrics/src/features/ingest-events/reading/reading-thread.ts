import { parentPort } from 'node:worker_threads';
import { readBody } from './read-body.js';
import type { Answered, Asked } from './thread.js';

parentPort?.on('message', ({ number, body, mode, measure }: Asked) => {
  const result = readBody({ body: Buffer.from(body.buffer), mode }, measure);
  const memory = result.ok
    ? [
        result.value.right,
        result.value.fingerprints,
        result.value.answer.bytes,
        result.value.answer.ends,
        result.value.messages.bytes,
        result.value.messages.ends,
        result.value.messages.hashes,
      ].map(({ buffer }) => buffer)
    : [];
  parentPort?.postMessage({ number, result } satisfies Answered, memory);
});
