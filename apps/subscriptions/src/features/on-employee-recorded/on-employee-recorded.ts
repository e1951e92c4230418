import { Controller } from '@nestjs/common';
import { EmployeeRecorded, type EventOf } from '#contracts';
import { type Handling, type NewEvent, OnEvents } from '#messaging';
import { appendToFeed, lockFeed } from '../../persistence/feed.js';
import { tellAgain } from '../../persistence/unit-paths.js';

type Recorded = EventOf<typeof EmployeeRecorded>;

/** Keeps each employee's unit, by which events that name him alone are told; and appends the event to the feed. */
@Controller()
export class OnEmployeeRecorded {
  @OnEvents([EmployeeRecorded])
  async handle(events: readonly Recorded[], { tx, now }: Handling): Promise<readonly NewEvent[]> {
    await lockFeed(tx);
    const employeeIds = events.map(({ data }) => data.employeeId);
    await tx.query(
      `INSERT INTO employee AS e (employee_id, unit_id, sequence)
       SELECT DISTINCT ON (1) * FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) ORDER BY 1, 3 DESC
       ON CONFLICT (employee_id) DO UPDATE SET unit_id = excluded.unit_id, sequence = excluded.sequence
       WHERE e.sequence < excluded.sequence`,
      [employeeIds, events.map(({ data }) => data.unitId), events.map(({ sequence }) => sequence)],
    );
    await tellAgain(tx, employeeIds, now);
    await appendToFeed(tx, events, now);
    return [];
  }
}
