/** The parts of an AsyncAPI 3.0 document that this one has. */

export type JsonObject = Readonly<Record<string, unknown>>;

export interface Reference {
  readonly $ref: string;
}

export interface Message {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly description?: string;
  readonly contentType: string;
  readonly headers?: JsonObject;
  readonly payload: JsonObject | Reference;
  readonly correlationId?: JsonObject;
  readonly bindings?: JsonObject;
  readonly examples: readonly JsonObject[];
}

export interface Channel {
  readonly address: string;
  readonly title: string;
  readonly description: string;
  readonly servers: readonly Reference[];
  readonly parameters?: JsonObject;
  readonly messages: Readonly<Record<string, Reference>>;
  readonly bindings?: JsonObject;
}

export interface Operation {
  /** From the platform's view: it sends, or it receives. */
  readonly action: 'send' | 'receive';
  readonly channel: Reference;
  readonly summary: string;
  readonly description?: string;
  readonly bindings?: JsonObject;
  readonly security?: readonly Reference[];
}

export interface AsyncApiDocument {
  readonly asyncapi: '3.0.0';
  readonly info: JsonObject;
  readonly defaultContentType: string;
  readonly servers: JsonObject;
  readonly channels: Readonly<Record<string, Channel>>;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly components: {
    readonly messages: Readonly<Record<string, Message>>;
    readonly schemas: JsonObject;
    readonly securitySchemes: JsonObject;
  };
}

export const ref = (...path: readonly string[]): Reference => ({
  $ref: `#/${path.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`,
});
