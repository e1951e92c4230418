import { Controller } from '@nestjs/common';
import { EmployeeRecorded, type EventOf } from '#contracts';
import { type Handling, type NewEvent, OnEvents } from '#messaging';

/** Keeps who appraises whom, in which unit, and for whom planning does not apply. */
@Controller()
export class OnEmployeeRecorded {
  @OnEvents([EmployeeRecorded], { provides: 'employee' })
  async handle(events: readonly EventOf<typeof EmployeeRecorded>[], { tx }: Handling): Promise<readonly NewEvent[]> {
    await tx.query(
      `INSERT INTO employee AS t (employee_id, unit_id, status, active, appraiser_id, sequence)
       SELECT DISTINCT ON (employee_id) *
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::boolean[], $5::uuid[], $6::bigint[])
            AS e (employee_id, unit_id, status, active, appraiser_id, sequence)
       ORDER BY employee_id, sequence DESC
       ON CONFLICT (employee_id) DO UPDATE SET unit_id = excluded.unit_id, status = excluded.status,
         active = excluded.active, appraiser_id = excluded.appraiser_id, sequence = excluded.sequence
       WHERE t.sequence < excluded.sequence`,
      [
        events.map(({ data }) => data.employeeId),
        events.map(({ data }) => data.unitId),
        events.map(({ data }) => data.status),
        events.map(({ data }) => data.active),
        events.map(({ data }) => data.appraiserId),
        events.map(({ sequence }) => sequence),
      ],
    );
    return [];
  }
}
