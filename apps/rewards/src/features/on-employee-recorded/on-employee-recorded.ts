import { Controller } from '@nestjs/common';
import { EmployeeRecorded, type EventOf } from '#contracts';
import { type Handling, type NewEvent, OnEvents } from '#messaging';
import { decideAgain } from '../decide-again.js';

type Recorded = EventOf<typeof EmployeeRecorded>;

/** Keeps a copy of every employee; who is no longer active, or no longer CPNS, is decided about again. */
@Controller()
export class OnEmployeeRecorded {
  @OnEvents([EmployeeRecorded], { provides: 'employee' })
  async handle(events: readonly Recorded[], { tx, now }: Handling): Promise<readonly NewEvent[]> {
    const changed = await tx.query<{ employee_id: string }[]>(
      `INSERT INTO employee AS e (employee_id, unit_id, status, active, service_since, sequence)
       SELECT DISTINCT ON (1) * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::bool[], $5::date[], $6::bigint[])
       ORDER BY 1, 6 DESC
       ON CONFLICT (employee_id) DO UPDATE SET unit_id = excluded.unit_id, status = excluded.status,
         active = excluded.active, service_since = excluded.service_since, sequence = excluded.sequence
       WHERE e.sequence < excluded.sequence RETURNING employee_id`,
      [
        events.map(({ data }) => data.employeeId),
        events.map(({ data }) => data.unitId),
        events.map(({ data }) => data.status),
        events.map(({ data }) => data.active),
        events.map(({ data }) => data.serviceSince),
        events.map(({ sequence }) => sequence),
      ],
    );
    return decideAgain(
      tx,
      changed.map((row) => row.employee_id),
      now,
    );
  }
}
