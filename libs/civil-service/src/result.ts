import type { Bilingual } from './bilingual.js';

/** What the text of a code is filled with, by name: a value, or words that depend on the reader's language. */
export type Params = Readonly<Record<string, string | number | Bilingual>>;

/** A rule that says no: its code names the rule, `field` is a JSON pointer into the input when one field is to blame. */
export interface Violation<Code extends string = string> {
  readonly code: Code;
  readonly field?: string;
  readonly params?: Params;
}

export type Result<T, V extends Violation = Violation> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly violations: readonly [V, ...V[]] };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const refused = <V extends Violation>(
  ...violations: [V, ...V[]]
): { readonly ok: false; readonly violations: [V, ...V[]] } => ({ ok: false, violations });

/** All violations at once, so that an official mends a form in one go; `ok(value)` when there are none. */
export const unless = <T, V extends Violation>(violations: readonly V[], value: T): Result<T, V> => {
  const [first, ...rest] = violations;
  return first === undefined ? ok(value) : refused(first, ...rest);
};
