import { Module, type Type } from '@nestjs/common';
import type { ServiceDefinition } from '#platform';
import { ArmingController } from './arming.controller.js';
import { KnownDoor, MiddleDoor, SinkDoor } from './doors.js';
import { type Role, SERVICE_OF } from './roles.js';
import { FaultTables1700000000001 } from './tables.js';
import { Traffic } from './traffic.js';

@Module({ controllers: [ArmingController], providers: [Traffic] })
class OriginModule {}

@Module({ controllers: [ArmingController, KnownDoor, MiddleDoor] })
class MiddleModule {}

@Module({ controllers: [ArmingController, SinkDoor] })
class SinkModule {}

const MODULES: Readonly<Record<Role, Type>> = { origin: OriginModule, middle: MiddleModule, sink: SinkModule };

/** Shorter than a city's, so that many deaths fit into a few minutes; the rules are the same. */
export const LIMITS = {
  handlerDeadlineMs: 3_000,
  batchSize: 100,
  blockedLoopMs: 3_000,
  sessionTimeoutMs: 3_000,
  sendBoundMs: 2_000,
  requestTimeoutMs: 2_000,
} as const;

export const definitionOf = (role: Role): ServiceDefinition => ({
  name: SERVICE_OF[role],
  module: MODULES[role],
  entities: [],
  migrations: [FaultTables1700000000001],
  messages: {},
  limits: LIMITS,
});
