import { Worker } from 'node:worker_threads';

/** Runs on a thread of its own, since the loop that it watches may be the one that stands still. */
const WATCH = `
  const { workerData } = require('node:worker_threads');
  const beats = new Int32Array(workerData.beats);
  let seen = -1, since = Date.now();
  setInterval(() => {
    const now = Atomics.load(beats, 0);
    if (now !== seen) { seen = now; since = Date.now(); return; }
    if (Date.now() - since < workerData.limitMs) return;
    process.stderr.write('{"level":60,"msg":"the event loop has stood still for ' + workerData.limitMs + ' ms: ending the process"}\\n');
    process.kill(process.pid, 'SIGKILL');
  }, 500);`;

/**
 * Ends the process when a handler blocks the event loop: no timer of this loop could. The attempt marker that it leaves
 * behind leads to the message that did it.
 */
export function startWatchdog(limitMs: number): { stop(): Promise<void> } {
  const beats = new Int32Array(new SharedArrayBuffer(4));
  const timer = setInterval(() => Atomics.add(beats, 0, 1), 250);
  timer.unref();
  const worker = new Worker(WATCH, { eval: true, workerData: { beats: beats.buffer, limitMs } });
  worker.unref();
  return {
    async stop() {
      clearInterval(timer);
      await worker.terminate();
    },
  };
}
