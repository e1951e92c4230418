import { Controller } from '@nestjs/common';
import { EmployeeRecorded, type EventOf, PlanReturned, ReviewOpened } from '#contracts';
import { type Handling, newEvent, OnEvent, OnEvents, UnknownReference } from '#messaging';
import { takeEffect } from './effect.js';
import { misbehave } from './misbehaviour.js';
import { windows } from './windows.js';

/** What later events refer to. */
@Controller()
export class KnownDoor {
  @OnEvent(EmployeeRecorded, { provides: 'employee' })
  async handle({ data }: EventOf<typeof EmployeeRecorded>, { tx }: Handling) {
    await tx.query(`INSERT INTO known (key) VALUES ($1) ON CONFLICT DO NOTHING`, [data.employeeId]);
    return [];
  }
}

/** One event at a time, each with an event of its own. */
@Controller()
export class MiddleDoor {
  @OnEvent(PlanReturned)
  async handle({ data }: EventOf<typeof PlanReturned>, { tx }: Handling) {
    const { employeeId: key, version, planId } = data;
    await misbehave(tx, planId, key);
    if (!(await takeEffect(tx, key, version, { ifKnown: true }))) throw new UnknownReference('employee', key);
    windows.pass('in-handler');
    return [newEvent(ReviewOpened, { ...ReviewOpened.example, employeeId: key }, version)];
  }
}

/** The whole batch at once. */
@Controller()
export class SinkDoor {
  @OnEvents([ReviewOpened])
  async handle(events: readonly EventOf<typeof ReviewOpened>[], { tx }: Handling) {
    for (const { data, sequence } of events) await takeEffect(tx, data.employeeId, sequence, { ifKnown: false });
    windows.pass('in-handler');
    return [];
  }
}
