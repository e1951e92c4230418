import type kafkajs from 'kafkajs';
import { type ChosenMessages, type PackedPart, partsOf } from './packed-part.js';

type Step<M> = (grouped: Record<string, M[]>, message: M) => Record<string, M[]>;

/** Each message by itself in the client's own step, so that it is the client who says where it goes. */
function reduce(this: readonly kafkajs.Message[], step: Step<kafkajs.Message>): Record<string, kafkajs.Message[]> {
  const grouped: Record<string, kafkajs.Message[]> = {};
  for (const message of this) {
    for (const partition in step({}, message)) {
      const group = grouped[partition];
      if (group) group.push(message);
      else grouped[partition] = [message];
    }
  }
  return grouped;
}

/**
 * Messages that the Kafka client groups by partition in one pass. By itself it folds them with `reduce`, and copies a whole
 * group for each message that comes to it: at a thousand messages that took longer than writing them.
 */
export const inOnePass = (messages: kafkajs.Message[]): kafkajs.Message[] => Object.assign(messages, { reduce });

/** Asks the client, through its partitioner, for the number of partitions. */
export interface Probe extends kafkajs.Message {
  partitions: number;
}

/**
 * The same for messages that are packed, which the client never sees one by one: to it they are a list that is grouped by
 * partition, and whose groups have a length.
 */
export const inParts = (chosen: readonly ChosenMessages[]): kafkajs.Message[] => {
  const probe: Probe = { value: null, partitions: 0 };
  const grouped = (step: Step<kafkajs.Message>): Record<string, PackedPart> => {
    step({}, probe);
    return Object.fromEntries(partsOf(chosen, probe.partitions));
  };
  return Object.assign([probe], { reduce: grouped });
};
