import { Controller } from '@nestjs/common';
import { type EventOf, UnitRecorded } from '#contracts';
import { type Handling, type NewEvent, OnEvents } from '#messaging';
import { appendToFeed, lockFeed } from '../../persistence/feed.js';
import { tellAgain } from '../../persistence/unit-paths.js';

type Recorded = EventOf<typeof UnitRecorded>;

/** Keeps each unit's code, by which scopes and filters may name it, and what it belongs to; and appends the event to the feed. */
@Controller()
export class OnUnitRecorded {
  @OnEvents([UnitRecorded])
  async handle(events: readonly Recorded[], { tx, now }: Handling): Promise<readonly NewEvent[]> {
    await lockFeed(tx);
    const unitIds = events.map(({ data }) => data.unitId);
    await tx.query(
      `INSERT INTO unit AS u (unit_id, code, sequence, parent_id)
       SELECT DISTINCT ON (1) * FROM unnest($1::uuid[], $2::text[], $3::bigint[], $4::uuid[]) ORDER BY 1, 3 DESC
       ON CONFLICT (unit_id) DO UPDATE
         SET code = excluded.code, sequence = excluded.sequence, parent_id = excluded.parent_id
       WHERE u.sequence < excluded.sequence`,
      [
        unitIds,
        events.map(({ data }) => data.code),
        events.map(({ sequence }) => sequence),
        events.map(({ data }) => data.parentId),
      ],
    );
    await tellAgain(tx, unitIds, now);
    await appendToFeed(tx, events, now);
    return [];
  }
}
