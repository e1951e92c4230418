import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import { Problem } from '../problems/problem.js';
import { violationsOf } from './faults.js';
import { type Wire, wiresOf } from './field.js';
import { unsafeKeyOf } from '../json/safe-keys.js';

const NUMBER = /^-?\d{1,15}(\.\d{1,15})?$/;

const read = (wire: Wire, text: unknown): unknown => {
  if (wire === 'list' && typeof text === 'string') return [text];
  if (typeof text !== 'string') return text;
  if (wire === 'number' && NUMBER.test(text)) return Number(text);
  if (wire === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
};

/**
 * Texts of a query or path as their fields' kinds; what cannot be read is left for the field's check to refuse.
 * @throws Problem 400
 */
const fromWire = (value: object, prototype: object): Record<string, unknown> => {
  const unsafe = unsafeKeyOf(value);
  if (unsafe) throw new Problem(400, 'INVALID_INPUT', {}, { errors: [unsafe] });
  const kinds = wiresOf(prototype);
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, read(kinds.get(name) ?? 'text', text)]));
};

const prototypeOf = ({ metatype }: ArgumentMetadata): object | undefined =>
  metatype === undefined ? undefined : (metatype.prototype as object | undefined);

/** Checks every body, query and path against its class: unknown fields are refused, each fault names its field. No body at all is one without fields. */
@Injectable()
export class InputPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      stopAtFirstError: true,
      exceptionFactory: (errors) => new Problem(400, 'INVALID_INPUT', {}, { errors: violationsOf(errors) }),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const prototype = prototypeOf(metadata);
    const isWire = metadata.type === 'query' || metadata.type === 'param';
    const input =
      isWire && prototype && typeof value === 'object' && value !== null ? fromWire(value, prototype) : value;
    try {
      return (await super.transform(input, metadata)) as unknown;
    } catch (error) {
      if (metadata.type === 'body' && input === undefined) throw new Problem(400, 'EMPTY_BODY');
      throw error;
    }
  }
}
