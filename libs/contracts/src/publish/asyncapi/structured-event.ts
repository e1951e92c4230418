import type { EventContract } from '../../event-contract.js';
import { type JsonObject, type Message, ref } from './document-parts.js';
import { EXAMPLE_ID, EXAMPLE_TIME } from './event-message.js';

/** CloudEvents in structured mode, as they go over HTTP: attributes and data in one JSON object. */

const REQUIRED = ['specversion', 'id', 'source', 'type', 'time', 'data'];

export const structuredSchema = (
  contracts: readonly EventContract[],
  data: JsonObject,
  { properties = {}, required = [] }: { properties?: JsonObject; required?: readonly string[] } = {},
): JsonObject => ({
  type: 'object',
  properties: {
    specversion: { type: 'string', const: '1.0' },
    id: { type: 'string', minLength: 1, maxLength: 512 },
    source: { type: 'string', minLength: 1, format: 'uri-reference' },
    type: { type: 'string', enum: contracts.map(({ type }) => type) },
    subject: { type: 'string' },
    time: { type: 'string', format: 'date-time' },
    datacontenttype: { type: 'string', const: 'application/json' },
    ...properties,
    data,
  },
  required: [...REQUIRED, ...required],
});

export const structuredExample = (contract: EventContract, source: string, more: JsonObject = {}): JsonObject => ({
  specversion: '1.0',
  id: EXAMPLE_ID,
  source,
  type: contract.type,
  subject: contract.subject(contract.example),
  time: EXAMPLE_TIME,
  datacontenttype: 'application/json',
  ...more,
  data: contract.example,
});

/** A message of this name, whose payload is the schema of this name. */
export const structuredMessage = (
  name: string,
  title: string,
  contracts: readonly EventContract[],
  exampleOf: (contract: EventContract) => JsonObject,
): Message => ({
  name,
  title,
  summary: title,
  contentType: 'application/cloudevents+json',
  payload: ref('components', 'schemas', name),
  examples: contracts.map((contract) => ({ name: contract.type, payload: exampleOf(contract) })),
});
