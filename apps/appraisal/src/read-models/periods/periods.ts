import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { daysOf, type PeriodId, type PeriodKind, type Quarter, type UnitId } from '#civil-service';
import { APPRAISAL_STATES, type AppraisalState } from '../../domain/appraisal.js';
import { PeriodRow } from '../../persistence/entities/period-row.js';

export type StateCounts = Readonly<Record<AppraisalState, number>>;

export interface PeriodSummary {
  readonly id: PeriodId;
  readonly kind: PeriodKind;
  readonly year: number;
  readonly quarter: Quarter | null;
  readonly from: string;
  readonly to: string;
  readonly openedAt: Date;
  readonly counts: StateCounts;
}

export interface PeriodDetail extends PeriodSummary {
  readonly units: readonly { readonly unitId: UnitId; readonly counts: StateCounts }[];
}

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
    const unitIds = [...new Set(counts.map(({ unit_id }) => unit_id))];
    const units = unitIds.map((unitId) => ({
      unitId,
      counts: perState(counts.filter(({ unit_id }) => unit_id === unitId)),
    }));
    return { ...summary(period, counts), units };
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

const summary = ({ id, kind, year, quarter, openedAt }: PeriodRow, counts: readonly CountRow[]): PeriodSummary => ({
  ...{ id, kind, year, quarter, ...daysOf({ year, quarter }), openedAt },
  counts: perState(counts.filter(({ period_id }) => period_id === id)),
});

const perState = (rows: readonly CountRow[]): StateCounts => {
  const of = (state: AppraisalState) => rows.reduce((sum, row) => sum + (row.state === state ? row.count : 0), 0);
  return Object.fromEntries(APPRAISAL_STATES.map((state) => [state, of(state)])) as StateCounts;
};
