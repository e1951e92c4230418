import { v7 as uuidv7 } from 'uuid';
import { ANY_DEPARTMENT, catalogue, DEPARTMENT_TOPICS, type EventContract, type EventOf } from '#contracts';
import { type Message, textHeader } from '../kafka/kafka.js';
import type { Cause } from './correlation.js';
import type { NewEvent } from './new-event.js';

/** CloudEvents 1.0, Kafka binding, binary mode: attributes as `ce_*` headers, the data as JSON value. */

export type Event = EventOf<EventContract>;

export type Undecodable = 'NOT_A_CLOUD_EVENT' | 'UNKNOWN_TYPE' | 'WRONG_TOPIC' | 'INVALID_JSON' | 'SCHEMA_VIOLATION';

export type Decoded =
  | { readonly kind: 'event'; readonly event: Event }
  /** A version of a known event that this consumer is older than: its v1 is published beside it. */
  | { readonly kind: 'newer-version' }
  | { readonly kind: 'undecodable'; readonly code: Undecodable; readonly reason: string };

const contracts = catalogue();

export interface EncodedEvent {
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly type: string;
  readonly payload: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** @throws when the data breaks its contract: a bug of the publisher, found before anyone else sees it. */
export function encode(event: NewEvent, service: string, cause: Cause, now: Date): EncodedEvent {
  const { contract, data } = event;
  const [error] = contract.errors(data);
  if (error) throw new Error(`${contract.type} breaks its contract at ${error.field}: ${error.message}`);
  const id = uuidv7();
  return {
    id,
    topic: contract.topic,
    key: contract.key(data),
    type: contract.type,
    payload: JSON.stringify(data),
    headers: {
      ce_specversion: '1.0',
      ce_id: id,
      ce_source: `/teladan/${service}`,
      ce_type: contract.type,
      ce_subject: contract.subject(data),
      ce_time: (event.time ?? now).toISOString(),
      ce_sequence: String(event.sequence),
      ce_correlationid: cause.correlationId,
      ...(cause.causationId && { ce_causationid: cause.causationId }),
      'content-type': 'application/json',
    },
  };
}

const undecodable = (code: Undecodable, reason: string): Decoded => ({ kind: 'undecodable', code, reason });

/** What identifies an event for ever. */
export interface Identity {
  readonly source: string;
  readonly id: string;
}

/** Undefined when the message has none. */
export function identityOf({ headers }: Message): Identity | undefined {
  const source = textHeader(headers, 'ce_source');
  const id = textHeader(headers, 'ce_id');
  return source && id ? { source, id } : undefined;
}

const isOlderThan = (type: string): boolean => {
  const [, stem, version] = /^(.*\.v)(\d+)$/.exec(type) ?? [];
  if (stem === undefined) return false;
  return Array.from({ length: Number(version) - 1 }, (_, n) => `${stem}${n + 1}`).some((known) => contracts.has(known));
};

const belongsOn = (contract: EventContract, topic: string): boolean =>
  contract.topic === ANY_DEPARTMENT ? topic.startsWith(DEPARTMENT_TOPICS) : contract.topic === topic;

/** Longer ids are not remembered, so an event that has one is none. In UTF-16 units. */
export const MAX_ID_LENGTH = 512;

/** `topic` is the name without the environment's prefix; `identity` is given by who has read it already. */
export function decode(message: Message, topic: string, identity = identityOf(message)): Decoded {
  const type = textHeader(message.headers, 'ce_type');
  const time = new Date(textHeader(message.headers, 'ce_time') ?? '');
  if (!identity || !type || Number.isNaN(time.getTime()) || identity.id.length > MAX_ID_LENGTH) {
    return undecodable('NOT_A_CLOUD_EVENT', 'needs the headers ce_id, ce_source, ce_type and ce_time (RFC 3339)');
  }
  const contract = contracts.get(type);
  if (!contract) {
    return isOlderThan(type) ? { kind: 'newer-version' } : undecodable('UNKNOWN_TYPE', 'no such event type');
  }
  if (!belongsOn(contract, topic)) return undecodable('WRONG_TOPIC', `${contract.type} is not sent on this topic`);
  const data = parse(message.value);
  if (data === undefined) return undecodable('INVALID_JSON', 'the value is not JSON in UTF-8');
  const [error] = contract.errors(data);
  if (error) return undecodable('SCHEMA_VIOLATION', `${error.field}: ${error.message}`);
  return {
    kind: 'event',
    event: {
      ...identity,
      type,
      subject: textHeader(message.headers, 'ce_subject') ?? contract.subject(data),
      time,
      sequence: sequenceOf(textHeader(message.headers, 'ce_sequence')),
      correlationId: (textHeader(message.headers, 'ce_correlationid') ?? identity.id).slice(0, MAX_ID_LENGTH),
      topic,
      data,
    },
  };
}

const sequenceOf = (text: string | undefined): number => {
  const sequence = Number(text ?? 0);
  return Number.isSafeInteger(sequence) && sequence >= 0 ? sequence : 0;
};

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** PostgreSQL holds no NUL in text, so JSON that smuggles one in is refused here and not in the middle of a batch. */
export const holdsNul = (json: string): boolean => json.includes('\\u0000');

function parse(value: Buffer | null): Record<string, unknown> | undefined {
  if (value === null) return undefined;
  try {
    const text = utf8.decode(value);
    if (holdsNul(text)) return undefined;
    const data: unknown = JSON.parse(text);
    return typeof data === 'object' && data !== null && !Array.isArray(data)
      ? (data as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
