import { v7 as uuidv7 } from 'uuid';
import type { Bilingual } from '#civil-service';
import {
  ANY_DEPARTMENT,
  catalogue,
  isDepartments,
  type EventContract,
  type EventOf,
  type SchemaError,
} from '#contracts';
import type { RuleParams } from '../failures.js';
import { type Message, textHeader } from '../kafka/kafka.js';
import { attributesFault } from './attributes-fault.js';
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
  | {
      readonly kind: 'undecodable';
      readonly code: Undecodable;
      /** In English; `params` say it in each language. */
      readonly reason: string;
      readonly params?: RuleParams;
    };

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
  if (error) throw new Error(`${contract.type} breaks its contract at ${error.field}: ${error.message.en}`);
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

const saying = (code: Undecodable, detail: Bilingual): Decoded => ({
  kind: 'undecodable',
  code,
  reason: detail.en,
  params: { detail },
});

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

const MOST_FIELD = 200;
const MOST_REASON = 300;

/** A field's name may be the sender's, and a megabyte long. */
function atField({ field, message }: SchemaError): Bilingual {
  const name = field.slice(0, MOST_FIELD).toWellFormed();
  return { id: `${name}: ${message.id}`, en: `${name}: ${message.en}` };
}

/** All that is wrong, so that it is mended at once and not field by field; as much of it as a line can hold. */
function allOf([first, ...others]: readonly [SchemaError, ...SchemaError[]]): Bilingual {
  let told = atField(first);
  for (const other of others) {
    const { id, en } = atField(other);
    const more = { id: `${told.id}; ${id}`, en: `${told.en}; ${en}` };
    if (Math.max(more.id.length, more.en.length) > MOST_REASON) break;
    told = more;
  }
  return told;
}

/** `topic` is the name without the environment's prefix; `identity` is given by who has read it already. */
export function decode(message: Message, topic: string, identity = identityOf(message)): Decoded {
  const { headers } = message;
  const fault = attributesFault(headers);
  if (fault !== undefined) return saying('NOT_A_CLOUD_EVENT', fault);
  const type = textHeader(headers, 'ce_type') ?? '';
  const contract = contracts.get(type);
  if (!contract) {
    return isOlderThan(type, topic) ? { kind: 'newer-version' } : undecodable('UNKNOWN_TYPE', 'no such event type');
  }
  if (!belongsOn(contract, topic)) return undecodable('WRONG_TOPIC', `${contract.type} is not sent on this topic`);
  const data = parse(message.value);
  if (data === undefined) return undecodable('INVALID_JSON', 'the value is not a JSON object in UTF-8');
  const [error, ...others] = contract.errors(data);
  const causation = textHeader(headers, 'ce_causationid');
  if (error) return saying('SCHEMA_VIOLATION', allOf([error, ...others]));
  return {
    kind: 'event',
    event: {
      id: identity?.id ?? '',
      source: identity?.source ?? '',
      type,
      subject: textHeader(headers, 'ce_subject') ?? contract.subject(data),
      time: new Date((textHeader(headers, 'ce_time') ?? '').toUpperCase()),
      sequence: sequenceOf(textHeader(headers, 'ce_sequence')),
      correlationId: tidied(textHeader(headers, 'ce_correlationid') ?? identity?.id ?? ''),
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
