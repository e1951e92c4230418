import { Controller } from '@nestjs/common';
import { asId, type EmployeeId } from '#civil-service';
import { EmployeeRecorded, type EventOf } from '#contracts';
import { type Handling, type NewEvent, OnEvents, type Transaction } from '#messaging';
import { latestOfEach } from '../latest-of-each.js';
import { skippedBecause } from '../../domain/opening.js';

type Recorded = EventOf<typeof EmployeeRecorded>;

/** Keeps a copy of every employee, and lets the drafts follow him to his new unit and appraiser. */
@Controller()
export class OnEmployeeRecorded {
  @OnEvents([EmployeeRecorded])
  async handle(events: readonly Recorded[], { tx }: Handling): Promise<readonly NewEvent[]> {
    const latest = latestOfEach(events, ({ data }) => data.employeeId);
    await copy(tx, latest);
    await moveDrafts(
      tx,
      latest.map(({ data }) => data.employeeId),
    );
    return [];
  }
}

const copy = async (tx: Transaction, events: readonly Recorded[]): Promise<void> => {
  const column = <T>(of: (data: Recorded['data']) => T): T[] => events.map(({ data }) => of(data));
  await tx.query(
    `INSERT INTO employee AS e (employee_id, unit_id, status, active, appraiser_id, appraiser_superior_id,
                                final_by_kind, skipped_because, sequence)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::bool[], $5::uuid[], $6::uuid[], $7::bool[], $8::text[],
                          $9::bigint[])
     ON CONFLICT (employee_id) DO UPDATE SET
       unit_id = excluded.unit_id, status = excluded.status, active = excluded.active,
       appraiser_id = excluded.appraiser_id, appraiser_superior_id = excluded.appraiser_superior_id,
       final_by_kind = excluded.final_by_kind, skipped_because = excluded.skipped_because, sequence = excluded.sequence
     WHERE e.sequence < excluded.sequence`,
    [
      column(({ employeeId }) => employeeId),
      column(({ unitId }) => unitId),
      column(({ status }) => status),
      column(({ active }) => active),
      column(({ appraiserId }) => appraiserId),
      column(({ appraiserSuperiorId }) => appraiserSuperiorId),
      column(({ finalByKind }) => finalByKind),
      column(({ appraiserId, ...data }) =>
        skippedBecause({ ...data, appraiserId: appraiserId === null ? null : asId<EmployeeId>(appraiserId) }),
      ),
      events.map(({ sequence }) => sequence),
    ],
  );
};

/** While nobody stands above him, the draft stays with whom it was last with: only personnel says who may act. */
const moveDrafts = (tx: Transaction, employeeIds: readonly string[]): Promise<unknown> =>
  tx.query(
    `UPDATE appraisal a SET unit_id = e.unit_id, appraiser_id = coalesce(e.appraiser_id, a.appraiser_id)
     FROM employee e
     WHERE e.employee_id = a.employee_id AND a.employee_id = ANY ($1::uuid[]) AND a.state = 'DRAFT'
       AND (a.unit_id <> e.unit_id OR a.appraiser_id <> e.appraiser_id)`,
    [employeeIds],
  );
