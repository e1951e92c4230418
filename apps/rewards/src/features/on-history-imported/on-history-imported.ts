import { Controller } from '@nestjs/common';
import { type EventOf, HistoryImported } from '#contracts';
import { type Handling, type NewEvent, OnEvents, UnknownReference } from '#messaging';
import { unknownEmployee } from '../../persistence/facts-table.js';
import { decideAgain } from '../decide-again.js';

type Imported = EventOf<typeof HistoryImported>;

/** The predicate of a year before the platform counts where no own appraisal does. */
@Controller()
export class OnHistoryImported {
  @OnEvents([HistoryImported])
  async handle(events: readonly Imported[], { tx, now }: Handling): Promise<readonly NewEvent[]> {
    const employeeIds = events.map(({ data }) => data.employeeId);
    const unknown = await unknownEmployee(tx, employeeIds);
    if (unknown) throw new UnknownReference('employee', unknown);
    const kept = await tx.query<{ employee_id: string }[]>(
      `INSERT INTO history AS h (employee_id, year, predicate, sequence)
       SELECT DISTINCT ON (1, 2) * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::bigint[]) ORDER BY 1, 2, 4 DESC
       ON CONFLICT (employee_id, year) DO UPDATE SET predicate = excluded.predicate, sequence = excluded.sequence
       WHERE h.sequence < excluded.sequence RETURNING employee_id`,
      [
        employeeIds,
        events.map(({ data }) => data.year),
        events.map(({ data }) => data.predicate),
        events.map(({ sequence }) => sequence),
      ],
    );
    return decideAgain(
      tx,
      kept.map((row) => row.employee_id),
      now,
    );
  }
}
