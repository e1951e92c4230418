import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { daysOf, type PeriodId, type UnitId } from '#civil-service';
import type { AppraisalState } from '../../domain/appraisal.js';
import { PeriodRow } from '../../persistence/entities/period-row.js';
import type { PeriodDetail, PeriodSummary, StateCounts } from './period-views.js';

interface CountRow {
  readonly period_id: PeriodId;
  readonly unit_id: UnitId;
  readonly state: AppraisalState;
  readonly count: number;
}

/** Counted from the appraisals themselves: never behind them. */
@Injectable()
export class Periods {
  constructor(private readonly db: DataSource) {}

  async all(): Promise<PeriodSummary[]> {
    const counts = await this.counts(null);
    const periods = await this.db.manager.find(PeriodRow, { order: { year: 'DESC', quarter: 'DESC' } });
    return periods.map((period) => summary(period, counts));
  }

  async one(id: PeriodId): Promise<PeriodDetail | null> {
    const period = await this.db.manager.findOneBy(PeriodRow, { id });
    if (period === null) return null;
    const counts = await this.counts(id);
    const units = [...Map.groupBy(counts, ({ unit_id }) => unit_id)];
    return {
      ...summary(period, counts),
      units: units.map(([unitId, rows]) => ({ unitId, counts: perState(rows) })),
    };
  }

  private counts(id: PeriodId | null): Promise<CountRow[]> {
    return this.db.query<CountRow[]>(
      `SELECT period_id, unit_id, state, count(*)::int AS count FROM appraisal
       WHERE $1::uuid IS NULL OR period_id = $1
       GROUP BY period_id, unit_id, state ORDER BY unit_id`,
      [id],
    );
  }
}

const summary = (
  { id, kind, year, quarter, openedAt, closedAt }: PeriodRow,
  counts: readonly CountRow[],
): PeriodSummary => ({
  ...{ id, kind, year, quarter, ...daysOf({ year, quarter }), openedAt, closedAt },
  counts: perState(counts.filter(({ period_id }) => period_id === id)),
});

const perState = (rows: readonly CountRow[]): StateCounts => {
  const counts: Record<AppraisalState, number> = { DRAFT: 0, SIGNED: 0, ACKNOWLEDGED: 0 };
  for (const { state, count } of rows) counts[state] += count;
  return counts;
};
