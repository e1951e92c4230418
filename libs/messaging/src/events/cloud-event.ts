import { v7 as uuidv7 } from 'uuid';
import { ANY_DEPARTMENT, catalogue, isDepartments, type EventContract, type EventOf } from '#contracts';
import { MOST_HEADERS, TOO_MANY_HEADERS } from '../kafka/bounded-headers.js';
import { type Headers, type Message, textHeader } from '../kafka/kafka.js';
import type { Cause } from './correlation.js';
import type { NewEvent } from './new-event.js';
import { holdsNul, MAX_ID_LENGTH } from './text-limits.js';

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

/** The text before each version's number, of every known type. */
const stems = new Set([...contracts.keys()].map((type) => type.replace(/\d+$/, '')));

/** Of the platform alone: what a department sends in a version that is not known would else be lost without a word. */
const isOlderThan = (type: string, topic: string): boolean => {
  const [, stem] = /^([a-z.-]{1,100}\.v)[1-9]\d{0,3}$/.exec(type) ?? [];
  return stem !== undefined && stems.has(stem) && !isDepartments(topic);
};

const belongsOn = (contract: EventContract, topic: string): boolean =>
  contract.topic === ANY_DEPARTMENT ? isDepartments(topic) : contract.topic === topic;

/** CloudEvents 1.0, "String": neither control characters nor, from bytes that are no UTF-8, U+FFFD. */
const UNFIT = /[\p{Cc}\p{Cs}\uFFFD]/u;
const MOST_ATTRIBUTE = 1_000;
const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/;
const FIT_FOR_ALL = 28;

const ATTRIBUTES = ['ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_time', 'ce_subject'] as const;

/** What is wrong with the attributes of a message, none of which is quoted: it may be personal. */
function faultOf(headers: Headers, identity: Identity | undefined): string | undefined {
  if (Object.hasOwn(headers, TOO_MANY_HEADERS)) return `has more than ${MOST_HEADERS} headers`;
  const twice = ATTRIBUTES.find((name) => Array.isArray(headers[name]));
  if (twice !== undefined) return `has the header ${twice} more than once`;
  const type = textHeader(headers, 'ce_type');
  const time = textHeader(headers, 'ce_time');
  if (!identity || !type || !time) {
    return 'needs the headers ce_id, ce_source, ce_type and ce_time (CloudEvents, binary mode)';
  }
  const version = textHeader(headers, 'ce_specversion');
  if (version !== '1.0') return 'ce_specversion must be 1.0';
  if (identity.id.length > MAX_ID_LENGTH) return `ce_id has more than ${MAX_ID_LENGTH} characters`;
  const long = ATTRIBUTES.find((name) => (textHeader(headers, name)?.length ?? 0) > MOST_ATTRIBUTE);
  if (long !== undefined) return `${long} has more than ${MOST_ATTRIBUTE} characters`;
  const unfit = ATTRIBUTES.find((name) => UNFIT.test(textHeader(headers, name) ?? ''));
  if (unfit !== undefined) return `${unfit} holds control characters, or is not UTF-8`;
  return isInstant(time) ? undefined : 'ce_time must be an RFC 3339 instant with its zone';
}

/** A Date takes 30 February for 1 March, and a time without a zone for one of the machine's. */
function isInstant(text: string): boolean {
  if (!RFC_3339.test(text) || Number.isNaN(Date.parse(text.toUpperCase()))) return false;
  const day = Number(text.slice(8, 10));
  return day <= FIT_FOR_ALL || new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDate() === day;
}

const MOST_REASON = 300;

/** A field's name may be the sender's, and a megabyte long. */
const shortened = (text: string): string => text.slice(0, MOST_REASON).toWellFormed();

/** `topic` is the name without the environment's prefix; `identity` is given by who has read it already. */
export function decode(message: Message, topic: string, identity = identityOf(message)): Decoded {
  const { headers } = message;
  const fault = faultOf(headers, identity);
  if (fault !== undefined || !identity) return undecodable('NOT_A_CLOUD_EVENT', fault ?? '');
  const type = textHeader(headers, 'ce_type') ?? '';
  const contract = contracts.get(type);
  if (!contract) {
    return isOlderThan(type, topic) ? { kind: 'newer-version' } : undecodable('UNKNOWN_TYPE', 'no such event type');
  }
  if (!belongsOn(contract, topic)) return undecodable('WRONG_TOPIC', `${contract.type} is not sent on this topic`);
  const data = parse(message.value);
  if (data === undefined) return undecodable('INVALID_JSON', 'the value is not a JSON object in UTF-8');
  const [error] = contract.errors(data);
  const causation = textHeader(headers, 'ce_causationid');
  if (error) return undecodable('SCHEMA_VIOLATION', shortened(`${error.field}: ${error.message}`));
  return {
    kind: 'event',
    event: {
      ...identity,
      type,
      subject: textHeader(headers, 'ce_subject') ?? contract.subject(data),
      time: new Date((textHeader(headers, 'ce_time') ?? '').toUpperCase()),
      sequence: sequenceOf(textHeader(headers, 'ce_sequence')),
      correlationId: tidied(textHeader(headers, 'ce_correlationid') ?? identity.id),
      ...(causation && { causationId: tidied(causation) }),
      topic,
      data,
    },
  };
}

const tidied = (text: string): string =>
  text
    .slice(0, MAX_ID_LENGTH)
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, '');

const sequenceOf = (text: string | undefined): number => {
  const sequence = Number(text ?? 0);
  return Number.isSafeInteger(sequence) && sequence >= 0 ? sequence : 0;
};

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Half a character is written to PostgreSQL as U+FFFD, and so is never found again under the name that it came by. JSON in
 * UTF-8 can hold one only as an escape.
 */
const holdsHalf = (json: string): boolean => /\\u[dD][89abcdefABCDEF]/.test(json) && !isWhole(JSON.parse(json));

const isWhole = (value: unknown): boolean => {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, part]) => name.isWellFormed() && isWhole(part));
};

function parse(value: Buffer | null): Record<string, unknown> | undefined {
  if (value === null) return undefined;
  try {
    const text = utf8.decode(value);
    if (holdsNul(text) || holdsHalf(text)) return undefined;
    const data: unknown = JSON.parse(text);
    return typeof data === 'object' && data !== null && !Array.isArray(data)
      ? (data as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
