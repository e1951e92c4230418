import type { RuleParams } from '#messaging';
import { type Language, textOf } from '#platform';
import { messages } from '../../messages.js';

/** Why a key does not flow, as messaging keeps it: for operators, in English. */
interface Why {
  readonly code: string | null;
  readonly reason: string | null;
  readonly params: RuleParams | null;
}

/** The same in the reader's language. */
export const inWords = <T extends Why>(why: T, language: Language): T => {
  const { code, reason, params } = why;
  if (code === null) return why;
  const known = Object.hasOwn(messages, code) ? code : 'NOT_HANDLED';
  return { ...why, reason: textOf(messages, known, language, { detail: reason ?? code, ...params }) };
};
