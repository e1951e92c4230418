import type { Type as Class } from '@nestjs/common';
import { Transform, Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import * as checks from './checks.js';
import { field, type FieldOptions } from './field.js';

type ListOptions = FieldOptions & checks.ListSize;

/** How the items of a list are counted in the API documents. */
const sized = ({ min = 0, max }: checks.ListSize) => ({ type: 'array' as const, minItems: min, maxItems: max });

/** An object whose fields are those of another class. */
export const ObjectField = (of: () => Class, options: FieldOptions = {}): PropertyDecorator =>
  field({ check: checks.isObject, schema: { type: () => of() }, options, also: [Type(of), ValidateNested()] });

/** A list of objects; faults name the item by its index. */
export const ListField = (of: () => Class, options: ListOptions): PropertyDecorator =>
  field({
    check: checks.isListOf(checks.isObject, options),
    schema: { type: () => of(), isArray: true, minItems: options.min ?? 0, maxItems: options.max },
    options,
    also: [Type(of), ValidateNested()],
  });

/** A list of texts, each at most `itemMax` characters. */
export const TextListField = ({ itemMax, ...options }: ListOptions & { readonly itemMax: number }): PropertyDecorator =>
  field({
    check: checks.isListOf(checks.isText(itemMax), options),
    schema: { ...sized(options), items: { type: 'string', maxLength: itemMax } },
    options,
    wire: 'list',
  });

export const CodeListField = (options: ListOptions): PropertyDecorator =>
  field({
    check: checks.isListOf(checks.isCode, options),
    schema: { ...sized(options), items: { type: 'string', pattern: checks.CODE.source } },
    options,
    wire: 'list',
  });

const lowerCase = Transform(({ value }: { value: unknown }) =>
  Array.isArray(value) ? value.map((each: unknown) => (typeof each === 'string' ? each.toLowerCase() : each)) : value,
);

export const UuidListField = (options: ListOptions): PropertyDecorator =>
  field({
    check: checks.isListOf(checks.isUuid, options),
    schema: { ...sized(options), items: { type: 'string', format: 'uuid' } },
    options,
    wire: 'list',
    also: [lowerCase],
  });

export const ChoiceListField = (choices: readonly string[], options: ListOptions): PropertyDecorator =>
  field({
    check: checks.isListOf(checks.isChoice(choices), options),
    schema: { ...sized(options), items: { type: 'string', enum: [...choices] } },
    options,
    wire: 'list',
  });
