import type { DynamicModule, Type } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { MigrationInterface } from 'typeorm';
import type { MessagingLimits } from '#messaging';
import type { Messages } from './problems/messages.js';

export const SERVICE_NAMES = [
  'personnel',
  'target-setting',
  'appraisal',
  'rewards',
  'service-metrics',
  'development',
  'subscriptions',
  'gateway',
] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

interface Definition {
  readonly name: ServiceName;
  readonly module: Type | DynamicModule;
  /** A text for every code that this service's rules and doors answer with. */
  readonly messages: Messages;
  /** Used when PORT is not set; without it PORT is required. */
  readonly port?: number;
  /** Largest request body in bytes; 1 MiB when not given. */
  readonly bodyLimit?: number;
  /** Doors, besides health, metrics and API documents, that stay open in production while there is no sign-in: those that ask for a credential. */
  readonly open?: (path: string, method: string) => boolean;
}

/** A service with a database of its own that takes part in the platform's events. */
export interface ServiceDefinition extends Definition {
  readonly entities: readonly Type[];
  readonly migrations: readonly Type<MigrationInterface>[];
  /** Where this service needs other limits than messaging's defaults. */
  readonly limits?: Partial<MessagingLimits>;
  readonly database?: true;
}

/** A service that keeps nothing and hears no events, such as the gateway. */
export interface StatelessDefinition extends Definition {
  readonly database: false;
  /** Doors that Nest knows nothing of, such as those that pass requests on. */
  readonly doors?: (instance: FastifyInstance) => void;
}

export type AnyDefinition = ServiceDefinition | StatelessDefinition;
