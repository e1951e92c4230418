/**
 * What a department may send. This package stands by itself, so it carries its part of the platform's contract; a spec of
 * the platform proves that the two are the same.
 */

/** What a department says of one request. No citizen's name, NIK or address: further fields are refused. */
export interface RequestData {
  /** The department's own number of the request, unique within the department; 1–100 characters. */
  readonly requestId: string;
  /** Code of the service in the register of service standards, for example `akta-kelahiran`. */
  readonly serviceCode: string;
  /** Employee id (UUID) of the officer who handled this step; null when a machine did. */
  readonly officerId: string | null;
}

export const EVENT_TYPES = [
  /** A citizen handed a request in. */
  'teladan.service.request-received.v1',
  /** The requirements were declared complete: the clock starts. */
  'teladan.service.requirements-completed.v1',
  /** The request went back to the applicant: the clock pauses. */
  'teladan.service.request-returned.v1',
  /** The applicant brought it back: the clock runs again. */
  'teladan.service.request-resumed.v1',
  /** The document was issued: the clock ends. */
  'teladan.service.request-finished.v1',
  /** The request ended without a document. */
  'teladan.service.request-rejected.v1',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** The data of each type of event. */
export type EventData = Readonly<Record<EventType, RequestData>>;

export const isEventType = (text: string): text is EventType => (EVENT_TYPES as readonly string[]).includes(text);

/** JSON Schema of the data. */
export const REQUEST_SCHEMA = {
  type: 'object',
  properties: {
    requestId: { type: 'string', minLength: 1, maxLength: 100, pattern: '^[^\\u0000-\\u0008]+$' },
    serviceCode: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' },
    officerId: {
      anyOf: [
        { type: 'string', pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' },
        { type: 'null' },
      ],
    },
  },
  required: ['requestId', 'serviceCode', 'officerId'],
  additionalProperties: false,
} as const;

export const schemaOf = (_type: EventType): typeof REQUEST_SCHEMA => REQUEST_SCHEMA;

/** CloudEvents subject: what the event speaks of. */
export const subjectOf = ({ requestId }: RequestData): string => requestId;
