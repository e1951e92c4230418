import { BrokenRule } from '#messaging';
import { messages } from '../../messages.js';

/** @throws {BrokenRule} always: the event is parked with the reason */
export const refuse = (code: keyof typeof messages): never => {
  throw new BrokenRule(code, messages[code].en);
};
