import { Controller } from '@nestjs/common';
import { EmployeeRecorded, type EventOf } from '#contracts';
import { type Handling, type NewEvent, OnEvents } from '#messaging';

type Recorded = EventOf<typeof EmployeeRecorded>;

/** Keeps a copy of every employee. */
@Controller()
export class OnEmployeeRecorded {
  @OnEvents([EmployeeRecorded], { provides: 'employee' })
  async handle(events: readonly Recorded[], { tx }: Handling): Promise<readonly NewEvent[]> {
    const latest = [...new Map(events.map((event) => [event.subject, event])).values()];
    await tx.query(
      `INSERT INTO employee AS e (employee_id, unit_id, active, sequence)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bool[], $4::bigint[])
       ON CONFLICT (employee_id) DO UPDATE SET unit_id = excluded.unit_id, active = excluded.active,
         sequence = excluded.sequence
       WHERE e.sequence < excluded.sequence`,
      [
        latest.map(({ data }) => data.employeeId),
        latest.map(({ data }) => data.unitId),
        latest.map(({ data }) => data.active),
        latest.map(({ sequence }) => sequence),
      ],
    );
    return [];
  }
}
