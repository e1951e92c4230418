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

/** One form of the survey of satisfaction (SKM), answered wholly. Nothing of who answered: further fields are refused. */
export interface SurveyData {
  /** The department's own number of the form, unique within the department; 1–100 characters. */
  readonly responseId: string;
  /** Code of the service in the register of service standards, for example `akta-kelahiran`. */
  readonly serviceCode: string;
  /** From 1, tidak baik, to 4, sangat baik, by the element's code. */
  readonly answers: Readonly<Record<SurveyElement, SurveyAnswer>>;
}

/** PermenPANRB 14/2017: U1 persyaratan, U2 prosedur, U3 waktu, U4 biaya, U5 produk, U6 kompetensi, U7 perilaku, U8 pengaduan, U9 sarana. */
export type SurveyElement = 'U1' | 'U2' | 'U3' | 'U4' | 'U5' | 'U6' | 'U7' | 'U8' | 'U9';
export type SurveyAnswer = 1 | 2 | 3 | 4;

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
  /** A form of the survey of satisfaction was answered. */
  'teladan.service.survey-answered.v1',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

const SURVEY_ANSWERED = 'teladan.service.survey-answered.v1' satisfies EventType;

/** The data of each type of event. */
export type EventData = {
  readonly [T in EventType]: T extends typeof SURVEY_ANSWERED ? SurveyData : RequestData;
};

export const isEventType = (text: string): text is EventType => (EVENT_TYPES as readonly string[]).includes(text);

const ID = { type: 'string', minLength: 1, maxLength: 100, pattern: '^[^\\u0000-\\u0008]+$' } as const;
const CODE = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' } as const;
const UUID = {
  type: 'string',
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
} as const;
const ANSWER = { type: 'integer', minimum: 1, maximum: 4 } as const;

/** What the patterns of the schemas are for. */
export const PATTERNS = { id: ID.pattern, code: CODE.pattern, uuid: UUID.pattern } as const;

/** JSON Schema of an event's data, as a reader may rely on it. */
export interface DataSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, unknown>>;
  readonly required: readonly string[];
  readonly additionalProperties: false;
}

const exactly = (properties: Readonly<Record<string, unknown>>): DataSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

const REQUEST_SCHEMA = exactly({
  requestId: ID,
  serviceCode: CODE,
  officerId: { anyOf: [UUID, { type: 'null' }] },
});

const SURVEY_SCHEMA = exactly({
  responseId: ID,
  serviceCode: CODE,
  answers: exactly({
    ...{ U1: ANSWER, U2: ANSWER, U3: ANSWER, U4: ANSWER, U5: ANSWER },
    ...{ U6: ANSWER, U7: ANSWER, U8: ANSWER, U9: ANSWER },
  }),
});

export const schemaOf = (type: EventType): DataSchema => (type === SURVEY_ANSWERED ? SURVEY_SCHEMA : REQUEST_SCHEMA);

/** CloudEvents subject: what the event speaks of. */
export const subjectOf = (data: RequestData | SurveyData): string =>
  'responseId' in data ? data.responseId : data.requestId;
