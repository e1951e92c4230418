import type { Params } from '#civil-service';
import { platformMessages } from './platform-messages.js';

export const LANGUAGES = ['id', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export type RuleStatus = 403 | 404 | 409 | 422;

/** One text in both languages, with `{param}` placeholders. `status` answers a refused rule; 422 when it is not given. */
export interface Message {
  readonly id: string;
  readonly en: string;
  readonly status?: RuleStatus;
}

/** Code of a rule or problem → its text. */
export type Messages = Readonly<Record<string, Message>>;

export type MessageParams = Params;

const find = (messages: Messages, code: string): Message | undefined =>
  Object.hasOwn(messages, code) ? messages[code] : undefined;

/**
 * The text of a code: the service's own, or the platform's for what any door may answer. The code itself when nobody wrote
 * one, so that an answer is never empty.
 */
export function textOf(messages: Messages, code: string, language: Language, params: MessageParams = {}): string {
  const message = find(messages, code) ?? find(platformMessages, code);
  if (message === undefined) return code;
  return message[language].replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const param = Object.hasOwn(params, name) ? params[name] : placeholder;
    return typeof param === 'object' ? param[language] : String(param);
  });
}
