import { Controller } from '@nestjs/common';
import { AppraisalCompleted, AppraisalCorrected, type EventOf } from '#contracts';
import { type Handling, type NewEvent, OnEvents } from '#messaging';
import { newestOfEach } from '../../persistence/newest.js';

type Outcome = EventOf<typeof AppraisalCompleted> | EventOf<typeof AppraisalCorrected>;

/** Keeps the latest predicate of each appraisal for the distribution; a correction moves it, an older revision changes nothing. */
@Controller()
export class OnAppraisalCompleted {
  @OnEvents([AppraisalCompleted, AppraisalCorrected])
  async handle(events: readonly Outcome[], { tx }: Handling): Promise<readonly NewEvent[]> {
    const outcomes = newestOfEach(
      events.map(({ data }) => ({ subject: data.appraisalId, sequence: data.revision, ...data })),
    );
    await tx.query(
      `INSERT INTO appraisal AS t (appraisal_id, unit_id, year, quarter, predicate, revision)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::int[], $5::text[], $6::int[])
       ON CONFLICT (appraisal_id) DO UPDATE SET unit_id = excluded.unit_id, year = excluded.year,
         quarter = excluded.quarter, predicate = excluded.predicate, revision = excluded.revision
       WHERE t.revision < excluded.revision`,
      [
        outcomes.map(({ appraisalId }) => appraisalId),
        outcomes.map(({ unitId }) => unitId),
        outcomes.map(({ period }) => period.year),
        outcomes.map(({ period }) => period.quarter),
        outcomes.map(({ predicate }) => predicate),
        outcomes.map(({ revision }) => revision),
      ],
    );
    return [];
  }
}
