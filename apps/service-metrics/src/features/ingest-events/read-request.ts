import type { FastifyRequest } from 'fastify';
import { Problem } from '#platform';
import type { Mode, Unread } from './reading/read-body.js';

const SINGLE = 'application/cloudevents+json';
const BATCH = 'application/cloudevents-batch+json';
const BINARY = 'application/json';
const PREFIX = 'ce-';

const textOf = (value: string | readonly string[] | undefined): string => [value ?? ''].flat().join(', ');

/** @throws Problem 415 for anything else; the body need not have come yet */
export function modeOf({ headers }: FastifyRequest): Mode {
  const mediaType = textOf(headers['content-type']).split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType === SINGLE) return { kind: 'single' };
  if (mediaType === BATCH) return { kind: 'batch' };
  const attributes = Object.entries(headers).filter(([name]) => name.startsWith(PREFIX));
  if (mediaType !== BINARY || attributes.length === 0) throw new Problem(415, 'NOT_CLOUD_EVENTS');
  const named = attributes.map(([name, value]) => [name.slice(PREFIX.length), unescaped(textOf(value))] as const);
  return {
    kind: 'binary',
    attributes: { ...Object.fromEntries(named), datacontenttype: textOf(headers['content-type']) },
  };
}

/** @throws Problem 415, or 400 when there is no body */
export function unreadOf(request: FastifyRequest): Unread {
  const mode = modeOf(request);
  if (!Buffer.isBuffer(request.body)) throw new Problem(400, 'EMPTY_BODY');
  return { body: request.body, mode };
}

/** Quotes off, then one round of percent-decoding, as the binding has it; what cannot be decoded stands for itself. */
function unescaped(value: string): string {
  const [, quoted] = /^"(.*)"$/.exec(value) ?? [];
  const text = quoted === undefined ? value : quoted.replace(/\\(.)/g, '$1');
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
