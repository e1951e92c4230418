import { Controller } from '@nestjs/common';
import { EmployeeRecorded, type EventOf } from '#contracts';
import { type Handling, type NewEvent, OnEvents } from '#messaging';

type Recorded = EventOf<typeof EmployeeRecorded>;

/** Keeps a copy of every employee. */
@Controller()
export class OnEmployeeRecorded {
  @OnEvents([EmployeeRecorded], { provides: 'employee' })
  async handle(events: readonly Recorded[], { tx }: Handling): Promise<readonly NewEvent[]> {
    await tx.query(
      `INSERT INTO employee AS e (employee_id, unit_id, active, sequence)
       SELECT DISTINCT ON (1) * FROM unnest($1::uuid[], $2::uuid[], $3::bool[], $4::bigint[]) ORDER BY 1, 4 DESC
       ON CONFLICT (employee_id) DO UPDATE SET unit_id = excluded.unit_id, active = excluded.active,
         sequence = excluded.sequence
       WHERE e.sequence < excluded.sequence`,
      [
        events.map(({ data }) => data.employeeId),
        events.map(({ data }) => data.unitId),
        events.map(({ data }) => data.active),
        events.map(({ sequence }) => sequence),
      ],
    );
    return [];
  }
}
