import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { registerDecorator } from 'class-validator';
import type { MessageParams } from '../problems/messages.js';

/** What is wrong with a value; `at` leads from the field to the part of it that is to blame, as a JSON pointer. */
export interface Fault {
  readonly code: string;
  readonly params?: MessageParams;
  readonly at?: string;
}

export type Check = (value: unknown) => Fault | undefined;

export interface FieldOptions {
  /** May be left out. */
  readonly optional?: boolean;
  /** May be null. */
  readonly nullable?: boolean;
  readonly description?: string;
}

/** How the text of a query or path is read before it is checked; JSON bodies are never converted. */
export type Wire = 'text' | 'number' | 'boolean' | 'list';

const wires = new WeakMap<object, Map<string, Wire>>();

export const wiresOf = (prototype: object): ReadonlyMap<string, Wire> => {
  const parent: unknown = Object.getPrototypeOf(prototype);
  const inherited = typeof parent === 'object' && parent !== null ? wiresOf(parent) : [];
  return new Map([...inherited, ...(wires.get(prototype) ?? [])]);
};

const present =
  (check: Check, { optional, nullable }: FieldOptions): Check =>
  (value) => {
    if (value === undefined) return optional ? undefined : { code: 'REQUIRED' };
    if (value === null) return nullable ? undefined : { code: 'NOT_NULL' };
    return check(value);
  };

/** The name under which class-validator reports a fault; its message is the fault itself, as JSON. */
export const FAULT = 'fault';

interface FieldKind {
  readonly check: Check;
  readonly schema: ApiPropertyOptions;
  readonly options: FieldOptions;
  readonly wire?: Wire;
  readonly also?: readonly PropertyDecorator[];
}

/** One decorator for a field: its check and its place in the API documents. */
export const field =
  ({ check, schema, options, wire = 'text', also = [] }: FieldKind): PropertyDecorator =>
  (target, property) => {
    const checked = present(check, options);
    registerDecorator({
      name: FAULT,
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value: unknown) => checked(value) === undefined,
        defaultMessage: (args) => JSON.stringify(checked(args?.value)),
      },
    });
    wires.set(target, new Map(wires.get(target)).set(String(property), wire));
    const { optional = false, nullable = false, description } = options;
    const more = { ...(nullable && { nullable }), ...(description && { description }) };
    const documented = { ...schema, required: !optional, ...more };
    ApiProperty(documented as ApiPropertyOptions)(target, property);
    for (const decorate of also) decorate(target, property);
  };
