import { Controller } from '@nestjs/common';
import { type EventOf, UnitRecorded } from '#contracts';
import { type Handling, type NewEvent, OnEvents } from '#messaging';
import { appendToFeed } from '../../persistence/feed.js';

type Recorded = EventOf<typeof UnitRecorded>;

/** Keeps each unit's code, by which scopes and filters may name it; and appends the event to the feed. */
@Controller()
export class OnUnitRecorded {
  @OnEvents([UnitRecorded])
  async handle(events: readonly Recorded[], { tx, now }: Handling): Promise<readonly NewEvent[]> {
    await tx.query(
      `INSERT INTO unit AS u (unit_id, code, sequence)
       SELECT DISTINCT ON (1) * FROM unnest($1::uuid[], $2::text[], $3::bigint[]) ORDER BY 1, 3 DESC
       ON CONFLICT (unit_id) DO UPDATE SET code = excluded.code, sequence = excluded.sequence
       WHERE u.sequence < excluded.sequence`,
      [
        events.map(({ data }) => data.unitId),
        events.map(({ data }) => data.code),
        events.map(({ sequence }) => sequence),
      ],
    );
    await appendToFeed(tx, events, now);
    return [];
  }
}
