import { Controller } from '@nestjs/common';
import { EvidenceRecorded, type EventOf } from '#contracts';
import { type Handling, type NewEvent, OnEvents, type Transaction } from '#messaging';
import { latestOfEach } from '../latest-of-each.js';

type Recorded = EventOf<typeof EvidenceRecorded>;

/**
 * Keeps the newest evidence of each indicator and period. What is already signed does not change: its evidence is frozen.
 * It does not wait for its plan: the plan comes by the same topic and key, so it would queue behind what waits for it.
 */
@Controller()
export class OnEvidenceRecorded {
  @OnEvents([EvidenceRecorded])
  async handle(events: readonly Recorded[], { tx }: Handling): Promise<readonly NewEvent[]> {
    await keep(tx, latestOfEach(events, placeOf));
    return [];
  }
}

const placeOf = ({ data: { planId, indicatorId, period } }: Recorded): string =>
  `${planId}/${indicatorId}/${period.year}/${period.quarter ?? ''}`;

const keep = (tx: Transaction, events: readonly Recorded[]): Promise<unknown> => {
  const column = <T>(of: (data: Recorded['data']) => T): T[] => events.map(({ data }) => of(data));
  return tx.query(
    `INSERT INTO evidence AS e (plan_id, indicator_id, year, quarter, value, unit, count, as_of, sequence)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::int[], $5::float8[], $6::text[], $7::int[],
                          $8::timestamptz[], $9::bigint[])
     ON CONFLICT (plan_id, indicator_id, year, quarter) DO UPDATE SET
       value = excluded.value, unit = excluded.unit, count = excluded.count, as_of = excluded.as_of,
       sequence = excluded.sequence
     WHERE e.sequence < excluded.sequence`,
    [
      column(({ planId }) => planId),
      column(({ indicatorId }) => indicatorId),
      column(({ period }) => period.year),
      column(({ period }) => period.quarter),
      column(({ value }) => value),
      column(({ unit }) => unit),
      column(({ count }) => count),
      column(({ asOf }) => asOf),
      events.map(({ sequence }) => sequence),
    ],
  );
};
