import { hash } from 'node:crypto';
import type { Identity } from '#messaging/packing';
import { identityText } from '../../../persistence/fingerprint.js';

/** The bytes that an event's source and id are remembered by. */
export const FINGERPRINT_BYTES = 16;

/** What events are remembered by, one behind the other: the bytes of `fingerprint`. */
export class Fingerprints {
  private readonly all: Buffer<ArrayBuffer>;
  private length = 0;

  /** @param most events that may be added */
  constructor(most: number) {
    this.all = Buffer.from(new ArrayBuffer(most * FINGERPRINT_BYTES));
  }

  add({ source, id }: Identity): void {
    // As text, since a piece of memory for each hash costs twice its reckoning.
    const whole = hash('sha256', identityText(source, id), 'binary');
    this.length += this.all.write(whole, this.length, FINGERPRINT_BYTES, 'latin1');
  }

  /** In memory of its own. Once: nothing can be added any more. */
  bytes(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.all.buffer.transfer(this.length));
  }
}
