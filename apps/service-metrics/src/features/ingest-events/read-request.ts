import type { FastifyRequest } from 'fastify';
import { Problem } from '#platform';

export const MOST_EVENTS = 1_000;

const SINGLE = 'application/cloudevents+json';
const BATCH = 'application/cloudevents-batch+json';
const BINARY = 'application/json';
const PREFIX = 'ce-';

/** CloudEvents 1.0, HTTP binding: the structured, batched and binary content modes. */
const MODES = [SINGLE, BATCH, BINARY] as const;
type Mode = (typeof MODES)[number];

const textOf = (value: string | readonly string[] | undefined): string => [value ?? ''].flat().join(', ');

/** @throws Problem 415 for anything else; the body need not have come yet */
export function modeOf({ headers }: FastifyRequest): Mode {
  const mediaType = textOf(headers['content-type']).split(';', 1)[0]?.trim().toLowerCase();
  const mode = MODES.find((known) => known === mediaType);
  const isBare = mode === BINARY && !Object.keys(headers).some((name) => name.startsWith(PREFIX));
  if (mode === undefined || isBare) throw new Problem(415, 'NOT_CLOUD_EVENTS');
  return mode;
}

/** The events of a request in their order, each whatever it is. @throws Problem when it is not even a list of things */
export function eventsOf(request: FastifyRequest): readonly unknown[] {
  const mode = modeOf(request);
  const { body, headers } = request;
  if (body === undefined) throw new Problem(400, 'EMPTY_BODY');
  if (mode === BINARY) return [fromHeaders(headers, body)];
  if (mode === SINGLE) {
    if (Array.isArray(body)) throw new Problem(400, 'NOT_ONE_EVENT');
    return [body];
  }
  if (!Array.isArray(body)) throw new Problem(400, 'NOT_A_BATCH');
  if (body.length === 0) throw new Problem(400, 'EMPTY_BATCH');
  if (body.length > MOST_EVENTS) throw new Problem(413, 'BATCH_TOO_LONG', { max: MOST_EVENTS });
  return body;
}

function fromHeaders(headers: FastifyRequest['headers'], data: unknown): Record<string, unknown> {
  const attributes = Object.entries(headers)
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, value]) => [name.slice(PREFIX.length), unescaped(textOf(value))] as const);
  return { ...Object.fromEntries(attributes), datacontenttype: textOf(headers['content-type']), data };
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
