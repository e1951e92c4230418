import { type DynamicModule, Global, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import {
  connectMessaging,
  type MessagingLimits,
  messagingMigrations,
  MessagingModule,
  MessagingSettings,
  MessagingStatus,
} from '#messaging';
import { AS_PATIENT_AS_A_SUPERVISOR, eventually } from './eventually.js';
import type { Place } from './place.js';

@Global()
@Module({})
class DatabaseModule {
  static of(db: DataSource): DynamicModule {
    return { module: DatabaseModule, providers: [{ provide: DataSource, useValue: db }], exports: [DataSource] };
  }
}

export interface BareService {
  readonly db: DataSource;
  get<T>(type: Type<T>): T;
  stop(): Promise<void>;
}

/** A service that is nothing but its messaging: event doors on a database of the test's own tables. */
export async function startBareService(
  place: Pick<Place, 'databaseUrl' | 'kafka'>,
  options: {
    readonly name: string;
    readonly doors: readonly Type[];
    readonly tables?: string;
    readonly limits?: Partial<MessagingLimits>;
  },
): Promise<BareService> {
  const db = new DataSource({ type: 'postgres', url: place.databaseUrl, migrations: messagingMigrations });
  await db.initialize();
  await db.runMigrations();
  if (options.tables) await db.query(options.tables);
  const settings = new MessagingSettings(options.name, place.kafka, options.limits);

  @Module({
    imports: [DatabaseModule.of(db), MessagingModule.forService(settings)],
    controllers: [...options.doors],
  })
  class BareModule {}

  const app = await NestFactory.create(BareModule, new FastifyAdapter(), { logger: ['error', 'fatal'] });
  connectMessaging(app);
  await app.startAllMicroservices();
  await eventually(async () => {
    const { ready, details } = await app.get(MessagingStatus).check();
    if (!ready) throw new Error(`not ready: ${JSON.stringify(details)}`);
  }, AS_PATIENT_AS_A_SUPERVISOR);
  return {
    db,
    get: (type) => app.get(type),
    stop: async () => {
      await app.close();
      if (db.isInitialized) await db.destroy();
    },
  };
}
