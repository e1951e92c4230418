import type { Violation } from '#civil-service';
import { BrokenRule } from '#messaging';
import { textOf } from '#platform';
import { messages } from '../../messages.js';

/** What is parked with the event, in English; its code and parameters say the same in the reader's language. */
export const broken = ({ code, params }: Violation): BrokenRule =>
  new BrokenRule(code, textOf(messages, code, 'en', params), params);

/** @throws {BrokenRule} always: the event is parked with the reason */
export const refuse = (code: keyof typeof messages): never => {
  throw broken({ code });
};
