import { Controller } from '@nestjs/common';
import { type EventOf, UnitRecorded } from '#contracts';
import { type Handling, type NewEvent, OnEvents } from '#messaging';
import { newestOfEach } from '../../persistence/newest.js';

/** Keeps a copy of the units: departments register by a unit's code, and reports add up a unit and those below it. */
@Controller()
export class OnUnitRecorded {
  @OnEvents([UnitRecorded])
  async handle(events: readonly EventOf<typeof UnitRecorded>[], { tx }: Handling): Promise<readonly NewEvent[]> {
    const units = newestOfEach(events);
    await tx.query(
      `INSERT INTO unit AS t (unit_id, code, name, parent_id, active, sequence)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::boolean[], $6::bigint[])
       ON CONFLICT (unit_id) DO UPDATE SET code = excluded.code, name = excluded.name, parent_id = excluded.parent_id,
         active = excluded.active, sequence = excluded.sequence
       WHERE t.sequence < excluded.sequence`,
      [
        units.map(({ data }) => data.unitId),
        units.map(({ data }) => data.code),
        units.map(({ data }) => data.name),
        units.map(({ data }) => data.parentId),
        units.map(({ data }) => data.active),
        units.map(({ sequence }) => sequence),
      ],
    );
    return [];
  }
}
