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
export function outsideMessage({ id, source, time, contract, data }: OutsideEvent): Omit<OutgoingMessage, 'topic'> {
  return {
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
