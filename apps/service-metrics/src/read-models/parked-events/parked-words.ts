import type { RuleParams } from '#messaging';
import { type Language, textOf } from '#platform';
import { messages } from '../../messages.js';

/** Why a key does not flow, as messaging keeps it: for operators, in English. */
export interface Why {
  readonly code: string | null;
  readonly reason: string | null;
  readonly params: RuleParams | null;
}

/** Neither time nor city IT mends these: the fault is in the event itself. */
const IN_THE_EVENT: ReadonlySet<string> = new Set<keyof typeof messages>([
  'NOT_A_CLOUD_EVENT',
  'UNKNOWN_TYPE',
  'WRONG_TOPIC',
  'INVALID_JSON',
  'SCHEMA_VIOLATION',
  'EVENT_TOO_OLD',
  'EVENT_NUMBER_BLANK',
  'FORM_ANSWERED_OTHERWISE',
  'REQUEST_HAS_TOO_MANY_EVENTS',
]);

/** The same in the reader's language, and what he can do where mending does not help. */
export const inWords = <T extends Why>(why: T, language: Language): T => {
  const { code, reason, params } = why;
  if (code === null) return why;
  const known = Object.hasOwn(messages, code) ? code : 'NOT_HANDLED';
  const text = textOf(messages, known, language, { detail: reason ?? code, ...params });
  const advice = IN_THE_EVENT.has(code) ? ` ${textOf(messages, 'ONLY_DISCARDED', language)}` : '';
  return { ...why, reason: text + advice };
};
