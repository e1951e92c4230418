import { Controller } from '@nestjs/common';
import { type EventOf, HistoryImported } from '#contracts';
import { type Handling, type NewEvent, OnEvent, UnknownReference } from '#messaging';
import { unknownEmployee } from '../../persistence/facts-table.js';
import { decideAgain } from '../decide-again.js';

/** The predicate of a year before the platform counts where no own appraisal does. */
@Controller()
export class OnHistoryImported {
  @OnEvent(HistoryImported)
  async handle(
    { data, sequence }: EventOf<typeof HistoryImported>,
    { tx, now }: Handling,
  ): Promise<readonly NewEvent[]> {
    const { employeeId, year, predicate } = data;
    if (await unknownEmployee(tx, [employeeId])) throw new UnknownReference('employee', employeeId);
    const kept = await tx.query<unknown[]>(
      `INSERT INTO history AS h (employee_id, year, predicate, sequence) VALUES ($1, $2, $3, $4)
       ON CONFLICT (employee_id, year) DO UPDATE SET predicate = excluded.predicate, sequence = excluded.sequence
       WHERE h.sequence < excluded.sequence RETURNING year`,
      [employeeId, year, predicate, sequence],
    );
    return kept.length === 0 ? [] : decideAgain(tx, [employeeId], now);
  }
}
