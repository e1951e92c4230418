import type { Static, TObject } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import { type SchemaError, schemaErrors } from './schema-errors.js';
import type { Topic } from './topics.js';

/** CloudEvents type: `teladan.<service>.<what-happened>.v<N>`, past tense. */
export type EventType = `teladan.${string}.v${number}`;

/**
 * What one kind of event promises: its type, topic, key and schema, with an example message that the producer's test must
 * emit and every consumer's test must accept. A released version is frozen; a new need is `v2`.
 */
export interface EventContract<S extends TObject = TObject> {
  readonly type: EventType;
  readonly topic: Topic;
  /** Only between the platform's own services: no part of the published contract, and no dashboard can ask for it. */
  readonly internal?: true;
  readonly schema: S;
  /** The Kafka key: the id whose order matters. */
  key(data: Static<S>): string;
  /** CloudEvents subject: the aggregate's id, within which `sequence` is comparable. */
  subject(data: Static<S>): string;
  readonly example: Static<S>;
  /** The fields in which a value breaks the schema, each once; empty when it keeps it. */
  errors(value: unknown): readonly SchemaError[];
}

export type DataOf<C> = C extends EventContract<infer S> ? Static<S> : never;

/** An event as a handler receives it: CloudEvents attributes and typed data. */
export interface EventOf<C> {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  /** When it happened, by the producer's clock. */
  readonly time: Date;
  /** The aggregate's version; comparable only within one subject. 0 when the producer keeps none. */
  readonly sequence: number;
  readonly correlationId: string;
  /** Id of the event that led to this one, when its producer says. */
  readonly causationId?: string;
  /** The topic that it came by, without the environment's prefix. */
  readonly topic: string;
  readonly data: DataOf<C>;
}

export function defineEvent<S extends TObject>(contract: Omit<EventContract<S>, 'errors'>): EventContract<S> {
  let compiled: ReturnType<typeof TypeCompiler.Compile<S>> | undefined;
  return {
    ...contract,
    errors: (value) => {
      compiled ??= TypeCompiler.Compile(contract.schema);
      return compiled.Check(value) ? [] : schemaErrors(contract.type, compiled.Errors(value));
    },
  };
}
