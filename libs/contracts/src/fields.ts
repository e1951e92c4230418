import { type TUnsafe, Type } from '@sinclair/typebox';

/** The field types that all events share. Formats are patterns, so that any JSON Schema validator checks the same. */

export const Uuid = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' });

/** A calendar day in Asia/Jakarta, `YYYY-MM-DD`. */
export const Day = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' });

/** An instant in UTC with milliseconds, as `Date.toISOString` writes it. */
export const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' });

export const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '^[^\\u0000-\\u0008]+$' });

/** A code that people read and systems compare, for example `akta-kelahiran`. */
export const Code = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' });

export const Year = Type.Integer({ minimum: 2000, maximum: 2100 });

/** One of a list of words that is written once, in civil-service. */
export const OneOf = <const T extends readonly string[]>(values: T): TUnsafe<T[number]> =>
  Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))));

export const Nullable = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()]);

/** A year, or a quarter of it. */
export const PeriodField = Type.Object(
  {
    year: Year,
    quarter: Nullable(Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3), Type.Literal(4)])),
  },
  { additionalProperties: false },
);

/** An object without further fields: what is not in the contract never enters Kafka (personal data above all). */
export const Exactly = <P extends Parameters<typeof Type.Object>[0]>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });
