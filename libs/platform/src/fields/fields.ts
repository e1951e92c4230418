import { Transform } from 'class-transformer';
import * as checks from './checks.js';
import { field, type FieldOptions } from './field.js';

/** Not blank, at most `max` characters; line ends and tabs are let through, other control characters are not. */
export const TextField = ({ max, ...options }: FieldOptions & { readonly max: number }): PropertyDecorator =>
  field({ check: checks.isText(max), schema: { type: 'string', minLength: 1, maxLength: max }, options });

/** What people call something by, or whom to ask: on one line, with a letter or digit, and with nothing that cannot be seen. */
export const NameField = ({ max, ...options }: FieldOptions & { readonly max: number }): PropertyDecorator =>
  field({ check: checks.isName(max), schema: { type: 'string', minLength: 1, maxLength: max }, options });

/** A code that people read and systems compare: at most 64 letters, digits, dots, underscores and hyphens. */
export const CodeField = (options: FieldOptions = {}): PropertyDecorator =>
  field({ check: checks.isCode, schema: { type: 'string', pattern: checks.CODE.source }, options });

const lowerCase = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.toLowerCase() : value,
);

/** A UUID in either case; what the door gets is lower case, as events carry it. */
export const UuidField = (options: FieldOptions = {}): PropertyDecorator =>
  field({ check: checks.isUuid, schema: { type: 'string', format: 'uuid' }, options, also: [lowerCase] });

export const WholeField = ({ min, max, ...options }: FieldOptions & { min: number; max: number }): PropertyDecorator =>
  field({
    check: checks.isWhole({ min, max }),
    schema: { type: 'integer', minimum: min, maximum: max },
    options,
    wire: 'number',
  });

export const NumberField = ({ min, max, ...options }: FieldOptions & checks.Range = {}): PropertyDecorator =>
  field({
    check: checks.isNumber({ ...(min !== undefined && { min }), ...(max !== undefined && { max }) }),
    schema: { type: 'number', ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) },
    options,
    wire: 'number',
  });

export const BooleanField = (options: FieldOptions = {}): PropertyDecorator =>
  field({ check: checks.isBoolean, schema: { type: 'boolean' }, options, wire: 'boolean' });

/** A calendar day that exists, `YYYY-MM-DD`. */
export const DayField = (options: FieldOptions = {}): PropertyDecorator =>
  field({ check: checks.isDay, schema: { type: 'string', format: 'date' }, options });

/** An instant in UTC, `YYYY-MM-DDTHH:MM:SS(.mmm)Z`. */
export const InstantField = (options: FieldOptions = {}): PropertyDecorator =>
  field({ check: checks.isInstant, schema: { type: 'string', format: 'date-time' }, options });

/** One of a list of words, or of numbers. */
export const ChoiceField = <const C extends readonly string[] | readonly number[]>(
  choices: C,
  options: FieldOptions = {},
): PropertyDecorator =>
  field({
    check: checks.isChoice(choices),
    schema: { type: typeof choices[0] === 'number' ? 'integer' : 'string', enum: [...choices] },
    options,
    wire: typeof choices[0] === 'number' ? 'number' : 'text',
  });
