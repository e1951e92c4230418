import type { EventContract } from '#contracts';
import type { OutgoingMessage } from '../kafka/producer.js';

/** An event that a party outside hands over by another door than Kafka, and that has been checked. */
export interface OutsideEvent {
  /** Unique within `source`, as CloudEvents has it: the inbox remembers both. */
  readonly id: string;
  readonly source: string;
  /** As it was written, in RFC 3339. */
  readonly time: string;
  readonly contract: EventContract;
  /** Keeps its contract. */
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * The message that the party's own Kafka producer would have sent: no reader can tell by which door it came. Further
 * attributes are left behind: what no contract names never enters Kafka (personal data above all).
 */
export function outsideMessage(topic: string, { id, source, time, contract, data }: OutsideEvent): OutgoingMessage {
  return {
    topic,
    key: contract.key(data),
    value: JSON.stringify(data),
    headers: {
      ce_specversion: '1.0',
      ce_id: id,
      ce_source: source,
      ce_type: contract.type,
      ce_subject: contract.subject(data),
      ce_time: time,
      'content-type': 'application/json',
    },
  };
}

/** At three bytes each below the megabyte that a broker takes at once by default. In UTF-16 units. */
const MOST_CHARACTERS = 300_000;

const sizeOf = ({ key, value, headers }: OutgoingMessage): number => {
  let size = key.length + value.length;
  for (const name in headers) size += name.length + (headers[name]?.length ?? 0);
  return size;
};

/** In order, in portions that a broker takes: a portion that is too large would fail at each try. */
export function portionsOf(messages: readonly OutgoingMessage[]): OutgoingMessage[][] {
  const portions: OutgoingMessage[][] = [];
  let room = 0;
  for (const message of messages) {
    const size = sizeOf(message);
    const portion = portions.at(-1);
    if (portion === undefined || size > room) {
      portions.push([message]);
      room = MOST_CHARACTERS - size;
    } else {
      portion.push(message);
      room -= size;
    }
  }
  return portions;
}
