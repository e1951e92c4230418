import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { connectMessaging, MessagingModule, MessagingSettings, MessagingStatus } from '#messaging';
import type { HttpConfig, ServiceConfig } from './config/config.js';
import { connectDatabase, migrate } from './database/connect.js';
import { serveDocuments } from './documents/serve-documents.js';
import { InputPipe } from './fields/input-pipe.js';
import { Readiness } from './health/readiness.js';
import { fastifyAdapter } from './http/adapter.js';
import type { Door } from './http/door.js';
import { acceptJsonOnly } from './http/json-body.js';
import { addRequestHooks } from './http/request-hooks.js';
import { collectProcessMetrics } from './http/request-metrics.js';
import { RouteTable } from './http/route-table.js';
import { Administrator } from './identity/administrator.js';
import { isForAdministratorsToLook, isOfMessaging } from './identity/administrators-doors.js';
import { isOpenDoor } from './identity/open-doors.js';
import { createLogger, NestLog } from './logs/logger.js';
import { PlatformModule } from './platform.module.js';
import { ProblemAnswers } from './problems/answer.js';
import { ProblemFilter } from './problems/problem-filter.js';
import type { AnyDefinition, ServiceDefinition, StatelessDefinition } from './service-definition.js';
import { Doors } from './shutdown.js';

const DEFAULT_BODY_LIMIT = 1024 * 1024;

/** A service that is wired but neither hears events nor listens yet. */
export interface ServiceApp {
  readonly app: NestFastifyApplication;
  readonly logger: Logger;
  /** Every address that it answers at, once it has started. */
  doors(): readonly Door[];
  /** Starts messaging, then listens; port 0 takes any free one. Resolves with the address, `http://127.0.0.1:8091`. */
  start(host: string, port: number): Promise<string>;
  /** Not ready → doors shut → messaging drains → the pool closes. */
  stop(): Promise<void>;
}

export interface DatabaseApp extends ServiceApp {
  readonly db: DataSource;
}

type Imports = Parameters<typeof PlatformModule.with>[0]['imports'];

const isStateless = (definition: AnyDefinition): definition is StatelessDefinition => definition.database === false;

async function createHttp(definition: AnyDefinition, config: HttpConfig, imports: Imports, db?: DataSource) {
  const logger = createLogger(definition.name, config.logLevel);
  const bodyLimit = definition.bodyLimit ?? DEFAULT_BODY_LIMIT;
  const answers = new ProblemAnswers(definition.messages, bodyLimit, (err, { id, method, routeOptions }, status) => {
    const line = { err, status, correlationId: id, method, route: routeOptions?.url };
    logger[status === 500 ? 'error' : 'warn'](line, 'a door failed');
  });
  const adapter = fastifyAdapter(answers, bodyLimit);
  const instance = adapter.getInstance();
  const routes = new RouteTable().watch(instance);
  const isLook = isForAdministratorsToLook(definition.name);
  const isOpen = (path: string, method: string) =>
    isOpenDoor(path) || isLook(path, method) || definition.open?.(path, method) === true;
  const administrator = new Administrator(config.administratorToken);
  addRequestHooks(instance, {
    logger,
    isShut: (path, method) => config.production && !isOpen(path, method),
    admit: (request, path) => {
      if (isOfMessaging(request) || (config.production && isLook(path, request.method))) administrator.require(request);
    },
  });
  acceptJsonOnly(instance);
  const readiness = new Readiness();
  const modules = [...imports, definition.module];
  const root = PlatformModule.with({ readiness, administrator, imports: modules, ...(db && { db }) });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: new NestLog(logger),
    bodyParser: false,
    abortOnError: false,
  });
  const doors = new Doors(app.getHttpServer());
  app.useGlobalPipes(new InputPipe()).useGlobalFilters(new ProblemFilter(answers, routes));
  collectProcessMetrics(definition.name);
  if (isStateless(definition)) definition.doors?.(instance);
  serveDocuments(app, definition);
  return { app, logger, readiness, routes, doors };
}

async function createWithDatabase(definition: ServiceDefinition, config: ServiceConfig): Promise<DatabaseApp> {
  if (config.migrationDatabaseUrl !== undefined) await migrate(definition, config.migrationDatabaseUrl);
  const db = await connectDatabase(definition, config);
  const settings = new MessagingSettings(definition.name, config.kafka, definition.limits);
  const http = await createHttp(definition, config, [MessagingModule.forService(settings, config)], db);
  const { app, readiness } = http;
  readiness.add('database', async () => {
    await db.query('SELECT 1');
    return { ready: true };
  });
  readiness.add('messaging', () => app.get(MessagingStatus).check());
  connectMessaging(app);
  return { ...running(http), db };
}

const running = ({ app, logger, readiness, routes, doors }: Awaited<ReturnType<typeof createHttp>>): ServiceApp => ({
  app,
  logger,
  doors: () => routes.doors(),
  start: async (host, port) => {
    await app.init();
    await app.startAllMicroservices();
    await app.listen(port, host);
    readiness.start();
    return app.getUrl();
  },
  stop: async () => {
    readiness.stop();
    await doors.close();
    await app.close();
  },
});

/** Wires a service from its definition, in this process; tests start it on a port of their own. */
export function createApp(definition: ServiceDefinition, config: ServiceConfig): Promise<DatabaseApp>;
export function createApp(definition: StatelessDefinition, config: HttpConfig): Promise<ServiceApp>;
export async function createApp(definition: AnyDefinition, config: HttpConfig | ServiceConfig): Promise<ServiceApp> {
  if (isStateless(definition)) return running(await createHttp(definition, config, []));
  return createWithDatabase(definition, config as ServiceConfig);
}
