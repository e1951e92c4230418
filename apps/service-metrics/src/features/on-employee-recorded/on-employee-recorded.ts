import { Controller } from '@nestjs/common';
import { EmployeeRecorded, type EventOf } from '#contracts';
import { type Handling, type NewEvent, OnEvents } from '#messaging';
import { newestOfEach } from '../../persistence/newest.js';

/** Keeps who works where, so that a report can say how many of a unit's employees its distribution speaks of. */
@Controller()
export class OnEmployeeRecorded {
  @OnEvents([EmployeeRecorded])
  async handle(events: readonly EventOf<typeof EmployeeRecorded>[], { tx }: Handling): Promise<readonly NewEvent[]> {
    const employees = newestOfEach(events);
    await tx.query(
      `INSERT INTO employee AS t (employee_id, unit_id, active, sequence)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::boolean[], $4::bigint[])
       ON CONFLICT (employee_id) DO UPDATE SET unit_id = excluded.unit_id, active = excluded.active,
         sequence = excluded.sequence
       WHERE t.sequence < excluded.sequence`,
      [
        employees.map(({ data }) => data.employeeId),
        employees.map(({ data }) => data.unitId),
        employees.map(({ data }) => data.active),
        employees.map(({ sequence }) => sequence),
      ],
    );
    return [];
  }
}
