import type { EventContract } from '../event-contract.js';
import type { ContractLanguage } from './bilingual.js';
import { fieldsLeftOut } from '../employee-fields.js';
import { EVENT_TEXTS } from './event-texts.js';
import { fieldText } from './field-texts.js';

/** The words of JSON Schema that contracts use; they mean the same in draft 7 and in 2020-12. */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly anyOf?: readonly JsonSchema[];
  readonly const?: string | number;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
}

/** A contract's schema as plain data: TypeBox keeps marks of its own beside it. */
export const plainSchema = ({ schema }: EventContract): JsonSchema => JSON.parse(JSON.stringify(schema)) as JsonSchema;

type Describe = (path: string) => string | undefined;

/** A copy in which each field says what it means. */
const described = (schema: JsonSchema, describe: Describe, path = ''): JsonSchema => {
  const description = path === '' ? undefined : describe(path);
  return {
    ...(description !== undefined && { description }),
    ...schema,
    ...(schema.properties && { properties: describedProperties(schema.properties, describe, path) }),
    ...(schema.items && { items: described(schema.items, describe, `${path}[]`) }),
    ...(schema.anyOf && { anyOf: schema.anyOf.map((member) => inner(member, describe, path)) }),
  };
};

const describedProperties = (
  properties: Readonly<Record<string, JsonSchema>>,
  describe: Describe,
  path: string,
): Record<string, JsonSchema> =>
  Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [
      name,
      described(schema, describe, path === '' ? name : `${path}.${name}`),
    ]),
  );

/** The members of a choice are the field itself, which has said already what it means. */
const inner = (member: JsonSchema, describe: Describe, path: string): JsonSchema =>
  described(member, (at) => (at === path ? undefined : describe(at)), path);

/** The schema of an event's data with its fields' meanings, as it stands within another document. */
export const describedSchema = (contract: EventContract, language: ContractLanguage): JsonSchema =>
  described(plainSchema(contract), (path) => fieldText(contract.type, path)?.[language]);

export interface SchemaDocument extends JsonSchema {
  readonly $schema: string;
  readonly $id: string;
  readonly title: string;
  readonly examples: readonly unknown[];
}

/** The published JSON Schema (2020-12) of an event's data. */
export const schemaDocument = (contract: EventContract, language: ContractLanguage): SchemaDocument => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `urn:teladan:schema:${contract.type}`,
  title: contract.type,
  ...(EVENT_TEXTS[contract.type] && { description: EVENT_TEXTS[contract.type]?.[language] ?? '' }),
  ...describedSchema(contract, language),
  examples: [contract.example],
});

/**
 * The published JSON Schema of what a dashboard without personal data is told of an event; undefined when it is told all of
 * it, or nothing.
 */
export function schemaWithoutPersonalData(
  contract: EventContract,
  language: ContractLanguage,
): SchemaDocument | undefined {
  const left = fieldsLeftOut(contract.type);
  if (left.length === 0) return undefined;
  const { $id, properties = {}, required = [], ...document } = schemaDocument(contract, language);
  const without = (fields: object) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => !left.includes(name)));
  return {
    ...document,
    $id: `${$id}:without-personal-data`,
    properties: without(properties),
    required: required.filter((name) => !left.includes(name)),
    examples: [without(contract.example)],
  };
}
