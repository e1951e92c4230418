/** One thing that is wrong with an event; the words for it are in `words.ts`. */
export interface Finding {
  /** JSON pointer into the event, `/data/requestId`; empty for the event as a whole. */
  readonly field: string;
  readonly code: FindingCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export const FINDING_CODES = [
  'NOT_JSON',
  'NOT_UTF8',
  'NOT_AN_OBJECT',
  'REQUIRED',
  'WRONG_TYPE',
  'WRONG_VERSION',
  'EMPTY',
  'BLANK',
  'TOO_LONG',
  'CONTROL_CHARACTERS',
  'UNKNOWN_TYPE',
  'NOT_A_TIME',
  'TOO_FAR_AHEAD',
  'TOO_OLD',
  'NOT_JSON_DATA',
  'BAD_ATTRIBUTE',
  'UNKNOWN_FIELD',
  'NOT_A_CODE',
  'NOT_A_UUID',
  'NOT_AN_ANSWER',
  'WRONG_FORM',
  'ID_USED_TWICE',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

export const finding = (field: string, code: FindingCode, params: Finding['params'] = {}): Finding => ({
  field,
  code,
  params,
});
