import type { EventContract } from '../event-contract.js';
import type { Bilingual } from './bilingual.js';
import { fieldText } from './field-texts.js';
import { type JsonSchema, plainSchema } from './json-schema.js';

/** One row of the table of an event's fields. */
export interface PublishedField {
  /** `results[].indicators[].target.value` */
  readonly path: string;
  /** What it holds when it is not null. */
  readonly schema: JsonSchema;
  readonly nullable: boolean;
  readonly optional: boolean;
  /** Undefined when nobody has written one: a spec refuses that. */
  readonly text: Bilingual | undefined;
}

const isNull = ({ type }: JsonSchema): boolean => type === 'null';

/** Splits "this or null" into its halves. */
export const withoutNull = (schema: JsonSchema): { schema: JsonSchema; nullable: boolean } => {
  const members = schema.anyOf ?? [];
  const [first, ...more] = members.filter((member) => !isNull(member));
  if (first === undefined || !members.some(isNull)) return { schema, nullable: false };
  return { schema: more.length === 0 ? first : { anyOf: [first, ...more] }, nullable: true };
};

/** All fields of an event's data, those within objects and lists too, in the order of the schema. */
export function fieldsOf(contract: EventContract): PublishedField[] {
  const within = (schema: JsonSchema, prefix: string): PublishedField[] =>
    Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
      const path = prefix + name;
      const present = withoutNull(property);
      const optional = !(schema.required ?? []).includes(name);
      const field = { path, ...present, optional, text: fieldText(contract.type, path) };
      const nested = present.schema.items
        ? within(present.schema.items, `${path}[].`)
        : within(present.schema, `${path}.`);
      return [field, ...nested];
    });
  return within(plainSchema(contract), '');
}
