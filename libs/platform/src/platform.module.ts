import {
  type DynamicModule,
  Global,
  Inject,
  Module,
  type OnApplicationShutdown,
  Optional,
  type Type,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { HealthController } from './health/health.controller.js';
import { Readiness } from './health/readiness.js';
import { Administrator } from './identity/administrator.js';

interface PlatformParts {
  readonly readiness: Readiness;
  readonly administrator: Administrator;
  readonly db?: DataSource;
  readonly imports: readonly (Type | DynamicModule)[];
}

/** What every service has: health, metrics and, if it keeps anything, its database. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(@Optional() @Inject(DataSource) private readonly db: DataSource | undefined) {}

  static with({ readiness, administrator, db, imports }: PlatformParts): DynamicModule {
    return {
      module: PlatformModule,
      imports: [...imports],
      controllers: [HealthController],
      providers: [
        { provide: Readiness, useValue: readiness },
        { provide: Administrator, useValue: administrator },
        ...(db ? [{ provide: DataSource, useValue: db }] : []),
      ],
      exports: [Readiness, Administrator, ...(db ? [DataSource] : [])],
    };
  }

  /** The last of Nest's steps: doors are shut and messaging has drained by now. */
  async onApplicationShutdown(): Promise<void> {
    if (this.db?.isInitialized) await this.db.destroy();
  }
}
