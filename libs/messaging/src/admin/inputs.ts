import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { registerDecorator, type ValidationArguments } from 'class-validator';
import { placeOf } from './key-cursor.js';

interface Fault {
  readonly code: string;
  readonly params?: Readonly<Record<string, number>>;
}

type Check = (value: unknown, whole: Readonly<Record<string, unknown>>) => Fault | undefined;

/**
 * A checked field and its place in the API documents. The application's pipe reads a fault by the name `fault` and its
 * message as JSON, and says it in the reader's language: messaging may not import the platform's own fields.
 */
const checked =
  (check: Check, document: ApiPropertyOptions): PropertyDecorator =>
  (target, property) => {
    const faultOf = (args?: ValidationArguments) =>
      check(args?.value, (args?.object ?? {}) as Readonly<Record<string, unknown>>);
    registerDecorator({
      name: 'fault',
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (_value: unknown, args) => faultOf(args) === undefined,
        defaultMessage: (args) => JSON.stringify(faultOf(args)),
      },
    });
    ApiProperty({ required: false, ...document } as ApiPropertyOptions)(target, property);
  };

const MOST = 500;

const limit: Check = (value) => {
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return { code: 'NOT_WHOLE' };
  if (value < 1) return { code: 'TOO_SMALL', params: { min: 1 } };
  return value > MOST ? { code: 'TOO_LARGE', params: { max: MOST } } : undefined;
};

/** In a query everything is text. */
const writtenLimit: Check = (value, whole) =>
  limit(typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value, whole);

const after: Check = (value) =>
  value === undefined || (typeof value === 'string' && placeOf(value)) ? undefined : { code: 'INVALID_CURSOR' };

/** Of a key or topic, in which Kafka takes blanks and control characters, too. */
const given = (value: unknown): Fault | undefined => {
  if (typeof value !== 'string') return { code: 'NOT_TEXT' };
  if (value.includes('\0')) return { code: 'CONTROL_CHARACTERS' };
  return value.length > 600 ? { code: 'TOO_LONG', params: { max: 600 } } : undefined;
};

const together =
  (other: string): Check =>
  (value, whole) => {
    if (value === undefined) return whole[other] === undefined ? undefined : { code: 'REQUIRED' };
    return given(value);
  };

/** A key that is held, as the list of parked keys shows it. */
export const HeldKeyField = (description: string): PropertyDecorator =>
  checked((value) => (value === undefined ? { code: 'REQUIRED' } : given(value)), {
    ...{ type: String, required: true, maxLength: 600, description },
  });

const position: Check = (value) =>
  typeof value === 'string' && /^\d{1,18}$/.test(value)
    ? undefined
    : { code: value === undefined ? 'REQUIRED' : 'NOT_WHOLE' };

const LIMIT = { minimum: 1, maximum: MOST } as const;

/** The query of a list of held keys. */
export class HeldKeysQuery {
  @checked(writtenLimit, { type: 'integer', ...LIMIT, description: 'Most keys in the answer; default 500' })
  readonly limit?: string;

  @checked(after, { type: String, description: 'From the link of the answer before' })
  readonly after?: string;
}

/** How much of the parked keys is replayed at once. */
export class PortionRequest {
  @checked(limit, { type: 'integer', ...LIMIT, description: 'Most keys replayed by this request; default 100' })
  readonly limit?: number;

  @checked(after, { type: String, description: 'The `next` of the answer before' })
  readonly after?: string;
}

/** One key by its topic and key; without them the parked keys in portions. */
export class ReplayRequest extends PortionRequest {
  @checked(together('key'), { type: String, example: 'target-setting.plan' })
  readonly topic?: string;

  @checked(together('topic'), { type: String, description: 'As the list of parked keys shows it' })
  readonly key?: string;
}

/** One event by its place, which no other ever has. */
export class DiscardRequest {
  @checked(position, { type: String, required: true, description: 'As the list of parked keys shows it' })
  readonly position!: string;
}
