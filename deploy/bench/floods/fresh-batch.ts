import { randomBytes } from 'node:crypto';
import { RequestReceived } from '#contracts';

const DIGITS = 16;
const PLACE = '#'.repeat(DIGITS);

/** Of another process than any before: no id is ever sent twice, since that would be the cheap way through the door. */
const OWN = randomBytes(4).toString('hex');
let made = 0;

/**
 * A body whose ids and request numbers are made anew in place: a stranger's machine would make its bodies for itself, and
 * here its processor is everybody's.
 */
export class FreshBatch {
  readonly bytes: Buffer;
  private readonly places: readonly (readonly [id: number, requestId: number])[];

  constructor(
    source: string,
    readonly events: number,
  ) {
    const event = {
      ...{ specversion: '1.0', id: PLACE, source, type: RequestReceived.type, time: '2025-03-03T08:00:00+07:00' },
      data: { requestId: PLACE, serviceCode: 'akta-kelahiran', officerId: null },
    };
    this.bytes = Buffer.from(JSON.stringify(Array.from({ length: events }, () => event)));
    const found: number[] = [];
    for (let at = this.bytes.indexOf(PLACE); at !== -1; at = this.bytes.indexOf(PLACE, at + DIGITS)) found.push(at);
    this.places = Array.from({ length: events }, (_, n) => [found[2 * n] ?? 0, found[2 * n + 1] ?? 0]);
  }

  /** The same bytes with other ids. Only once the last ones have been sent. */
  next(): Buffer {
    for (const [id, requestId] of this.places) {
      const digits = OWN + (made++).toString(16).padStart(DIGITS - OWN.length, '0');
      this.bytes.write(digits, id, 'latin1');
      this.bytes.write(digits, requestId, 'latin1');
    }
    return this.bytes;
  }
}
