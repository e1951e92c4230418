import type { PackedMessage } from '../kafka/packed-messages.js';

/** Below the megabyte that a broker takes at once by default. */
const MOST_BYTES = 900_000;

/** In order, in portions that a broker takes: a portion that is too large would fail at each try. */
export function portionsOf(messages: readonly PackedMessage[]): PackedMessage[][] {
  const portions: PackedMessage[][] = [];
  let room = 0;
  for (const message of messages) {
    const { length } = message.content;
    const portion = portions.at(-1);
    if (portion === undefined || length > room) {
      portions.push([message]);
      room = MOST_BYTES - length;
    } else {
      portion.push(message);
      room -= length;
    }
  }
  return portions;
}
