import type { Finding } from './check/finding.js';
import { inWords } from './check/words.js';

/** The event breaks its contract, and was not taken. */
export class InvalidEvent extends Error {
  override name = 'InvalidEvent';

  constructor(
    type: string,
    readonly findings: readonly Finding[],
  ) {
    super(`${type}: ${findings.map((found) => inWords(found, 'en')).join('; ')}`);
  }
}

/** The event was not taken: what waits on disk has reached its limit. */
export class BufferFull extends Error {
  override name = 'BufferFull';
}

/** Another process sends from this folder; one buffer has one process. */
export class BufferInUse extends Error {
  override name = 'BufferInUse';
}

/** The event could not be written to disk, and was not taken; or the folder is none that can be written to. */
export class BufferUnwritable extends Error {
  override name = 'BufferUnwritable';
}

export class ProducerClosed extends Error {
  override name = 'ProducerClosed';

  constructor() {
    super('The producer is closed; what was not sent stays on disk for the next one.');
  }
}

/** What was to be flushed was not answered in time; it stays on disk and goes on being sent. */
export class FlushTimeout extends Error {
  override name = 'FlushTimeout';
}
