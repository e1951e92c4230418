import { randomUUID } from 'node:crypto';
import { Controller, Module } from '@nestjs/common';
import { PlanReturned } from '#contracts';
import { BrokenRule, OnEvent } from '#messaging';
import { eventually } from './eventually.js';
import { asMessage } from './outside-producer.js';
import { startService, type TestService } from './service.js';

let broken = false;

@Controller()
class PoisonedDoor {
  @OnEvent(PlanReturned)
  handle() {
    if (broken) throw new BrokenRule('POISON', 'the rule says no');
    return Promise.resolve([]);
  }
}

@Module({ controllers: [PoisonedDoor] })
class PoisonedModule {}

export interface PoisonedService extends TestService {
  /** Parks so many keys, one event each, under the code POISON. @returns them */
  park(count: number): Promise<string[]>;
  /** From now on its events can be handled. */
  mend(): void;
}

/** A service that parks what it hears on `target-setting.plan`, until it is mended. One in a process. */
export async function startPoisonedService(): Promise<PoisonedService> {
  const definition = {
    name: 'development',
    module: PoisonedModule,
    messages: {},
    entities: [],
    migrations: [],
  } as const;
  const service = await startService(definition, { asAdministrator: true });
  return {
    ...service,
    mend: () => {
      broken = false;
    },
    park: async (count) => {
      broken = true;
      const keys = Array.from({ length: count }, () => randomUUID());
      await service.raw(keys.map((employeeId) => asMessage(PlanReturned, { ...PlanReturned.example, employeeId })));
      await eventually(async () => {
        const { body } = await service.http.get<unknown[]>('/messaging/parked');
        if (body.length !== count) throw new Error(`${body.length} of ${count} keys are parked`);
      });
      return keys;
    },
  };
}
