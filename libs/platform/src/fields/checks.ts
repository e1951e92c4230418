import type { Check, Fault } from './field.js';

// Tab and line ends are what people type; all other control characters break terminals, CSV files or PostgreSQL (NUL).
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/;
export const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

const text =
  (check: (value: string) => Fault | undefined): Check =>
  (value) => {
    if (typeof value !== 'string') return { code: 'NOT_TEXT' };
    // A lone surrogate cannot be stored as UTF-8.
    if (CONTROL.test(value) || !value.isWellFormed()) return { code: 'CONTROL_CHARACTERS' };
    return check(value);
  };

const matching = (pattern: RegExp, code: string): Check =>
  text((value) => (pattern.test(value) ? undefined : { code }));

/** `max` counts characters, as PostgreSQL does, not UTF-16 units. */
export const isText = (max: number): Check =>
  text((value) => {
    if (value.trim() === '') return { code: 'BLANK' };
    // Counted as the events' schemas count: what a door lets in must not fail its contract afterwards.
    return value.length > max ? { code: 'TOO_LONG', params: { max } } : undefined;
  });

// Nobody sees what these are: line breaks and controls, zero-width characters, and those that turn the direction of what follows.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const SPOKEN = /[\p{L}\p{N}]/u;

/** A text on one line that people can read out and tell from another. */
export const isName = (max: number): Check => {
  const isProperText = isText(max);
  return (value) =>
    isProperText(value) ??
    (UNSEEN.test(String(value)) || !SPOKEN.test(String(value)) ? { code: 'NOT_A_NAME' } : undefined);
};

export const isCode = matching(CODE, 'NOT_A_CODE');
export const isUuid = matching(UUID, 'NOT_A_UUID');

const exists = (date: Date, written: string): boolean =>
  !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written);

// 30 February parses as 2 March: the day that comes out must be the day that was written.
export const isDay: Check = text((value) =>
  DAY.test(value) && exists(new Date(`${value}T00:00:00Z`), value) ? undefined : { code: 'NOT_A_DAY' },
);

export const isInstant: Check = text((value) =>
  INSTANT.test(value) && exists(new Date(value), value.slice(0, 19)) ? undefined : { code: 'NOT_AN_INSTANT' },
);

export interface Range {
  readonly min?: number;
  readonly max?: number;
}

const within = (value: number, { min, max }: Range): Fault | undefined => {
  if (min !== undefined && value < min) return { code: 'TOO_SMALL', params: { min } };
  if (max !== undefined && value > max) return { code: 'TOO_LARGE', params: { max } };
  return undefined;
};

export const isNumber =
  (range: Range): Check =>
  (value) =>
    typeof value === 'number' && Number.isFinite(value) ? within(value, range) : { code: 'NOT_A_NUMBER' };

export const isWhole =
  (range: Range): Check =>
  (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) ? within(value, range) : { code: 'NOT_WHOLE' };

export const isBoolean: Check = (value) => (typeof value === 'boolean' ? undefined : { code: 'NOT_BOOLEAN' });

export const isChoice = (choices: readonly (string | number)[]): Check => {
  const fault = { code: 'NOT_A_CHOICE', params: { choices: choices.join(', ') } };
  return (value) => (choices.some((choice) => choice === value) ? undefined : fault);
};

export const isObject: Check = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : { code: 'NOT_AN_OBJECT' };

export interface ListSize {
  readonly min?: number;
  readonly max: number;
}

/** Names the first item that is not right by its index. */
export const isListOf =
  (item: Check, { min = 0, max }: ListSize): Check =>
  (value) => {
    if (!Array.isArray(value)) return { code: 'NOT_A_LIST' };
    if (value.length < min) return { code: 'TOO_FEW', params: { min } };
    if (value.length > max) return { code: 'TOO_MANY', params: { max } };
    for (const [index, each] of (value as unknown[]).entries()) {
      const fault = each === undefined || each === null ? { code: 'REQUIRED' } : item(each);
      if (fault) return { ...fault, at: `/${index}` };
    }
    return undefined;
  };
