import { Param, type PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { Problem } from '../problems/problem.js';
import * as checks from './checks.js';
import type { Check } from './field.js';

const pipe = (name: string, check: Check, read: (text: string) => unknown): PipeTransform => ({
  transform: (text: unknown): unknown => {
    const value = typeof text === 'string' ? read(text) : text;
    const fault = check(value);
    if (fault) throw new Problem(400, 'INVALID_INPUT', {}, { errors: [{ ...fault, field: `/${name}` }] });
    return value;
  },
});

const param =
  (name: string, schema: object, check: Check, read: (text: string) => unknown): ParameterDecorator =>
  (target, method, index) => {
    Param(name, pipe(name, check, read))(target, method, index);
    if (method === undefined) return;
    const descriptor = Object.getOwnPropertyDescriptor(target, method);
    if (descriptor) ApiParam({ name, schema })(target, method, descriptor);
  };

/** A UUID in the path, lower case: `@UuidParam('id') id: PlanId`. Anything else answers a 400 problem. */
export const UuidParam = (name: string): ParameterDecorator =>
  param(name, { type: 'string', format: 'uuid' }, checks.isUuid, (text) => text.toLowerCase());

export const CodeParam = (name: string): ParameterDecorator =>
  param(name, { type: 'string', pattern: checks.CODE.source }, checks.isCode, (text) => text);

export const DayParam = (name: string): ParameterDecorator =>
  param(name, { type: 'string', format: 'date' }, checks.isDay, (text) => text);

export const WholeParam = (name: string, range: { min: number; max: number }): ParameterDecorator =>
  param(name, { type: 'integer', minimum: range.min, maximum: range.max }, checks.isWhole(range), (text) =>
    /^\d{1,15}$/.test(text) ? Number(text) : text,
  );

export const ChoiceParam = (name: string, choices: readonly string[]): ParameterDecorator =>
  param(name, { type: 'string', enum: [...choices] }, checks.isChoice(choices), (text) => text);
