import { Controller } from '@nestjs/common';
import { type EventOf, PlanAgreed } from '#contracts';
import { type Handling, type NewEvent, OnEvents } from '#messaging';
import { latestOfEach } from '../latest-of-each.js';

type Agreed = EventOf<typeof PlanAgreed>;

/** Keeps the version in force of every plan. Proposals do not matter here: only what both agreed on is appraised. */
@Controller()
export class OnPlanAgreed {
  @OnEvents([PlanAgreed])
  async handle(events: readonly Agreed[], { tx }: Handling): Promise<readonly NewEvent[]> {
    const latest = latestOfEach(events, ({ data }) => data.planId);
    await tx.query(
      `INSERT INTO plan AS p (plan_id, employee_id, year, version, results, agreed_at, sequence)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::int[], $5::jsonb[], $6::timestamptz[], $7::bigint[])
       ON CONFLICT (plan_id) DO UPDATE SET
         version = excluded.version, results = excluded.results, agreed_at = excluded.agreed_at,
         sequence = excluded.sequence
       WHERE p.sequence < excluded.sequence`,
      [
        latest.map(({ data }) => data.planId),
        latest.map(({ data }) => data.employeeId),
        latest.map(({ data }) => data.year),
        latest.map(({ data }) => data.version),
        latest.map(({ data }) => JSON.stringify(data.results)),
        latest.map(({ time }) => time),
        latest.map(({ sequence }) => sequence),
      ],
    );
    return [];
  }
}
