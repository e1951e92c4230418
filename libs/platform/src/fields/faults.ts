import type { Violation } from '#civil-service';
import type { ValidationError } from 'class-validator';
import { FAULT, type Fault } from './field.js';
import { escapedPointer } from '../json/safe-keys.js';

// A body with thousands of wrong rows must not be answered with megabytes.
const MOST = 100;

const violation = (pointer: string, constraint: string, message: string): Violation => {
  if (constraint === 'whitelistValidation') return { code: 'UNKNOWN_FIELD', field: pointer };
  // class-validator's own decorators and Nest's check of the body as a whole.
  if (constraint !== FAULT) return { code: constraint === 'isObject' ? 'NOT_AN_OBJECT' : constraint, field: pointer };
  const { at = '', ...fault } = JSON.parse(message) as Fault;
  return { ...fault, field: pointer + at };
};

/** Every fault of a body, query or path, with a JSON pointer to its field. */
export function violationsOf(errors: readonly ValidationError[], parent = ''): Violation[] {
  const found: Violation[] = [];
  for (const { property, constraints = {}, children = [] } of errors) {
    const pointer = `${parent}/${escapedPointer(property)}`;
    const own = Object.entries(constraints).map(([name, message]) => violation(pointer, name, message));
    // The field's own check has said it already, in the reader's language.
    const said = own.filter(({ code }) => code !== 'nestedValidation' || own.length === 1);
    found.push(...said, ...violationsOf(children, pointer));
    if (found.length >= MOST) break;
  }
  return found.slice(0, MOST);
}
