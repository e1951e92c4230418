import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  daysOf,
  ok,
  type Period,
  type Predicate,
  refused,
  type Result,
  type ServiceCode,
  type UnitId,
} from '#civil-service';
import { differenceOf, distributionOf, parsePeriod, summarise } from '../../domain/report.js';
import { quartersWithData, sumsBy, type TurnaroundFilter } from '../../persistence/turnaround-sums.js';

export interface ReportQuestion {
  readonly year?: number | undefined;
  readonly service?: ServiceCode | undefined;
  /** `2024-Q4` or `2024`. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** How the employees of some units were appraised, and how their service's turnaround changed. */
@Injectable()
export class PerformanceReport {
  constructor(private readonly db: DataSource) {}

  /** `unitIds` undefined is the whole city. */
  async of(unitIds: readonly UnitId[] | undefined, question: ReportQuestion): Promise<Result<object>> {
    const db = this.db.manager;
    const filter: TurnaroundFilter = { serviceCode: question.service, unitIds };
    const [latest, earlier] = await this.periods(filter, question);
    for (const [field, text] of [
      ['after', latest],
      ['before', earlier],
    ] as const) {
      if (text !== undefined && parsePeriod(text) === undefined)
        return refused({ code: 'PERIOD_UNREADABLE', field: `/${field}` });
    }
    const before = await turnaroundIn(db, filter, earlier);
    const after = await turnaroundIn(db, filter, latest);
    return ok({
      service: question.service ?? null,
      distribution: await distribution(db, unitIds, question.year),
      turnaround: { before, after, difference: before && after ? differenceOf(before, after) : null },
    });
  }

  /** Those asked for, else the latest with data and the latest with data before it. */
  private async periods(
    filter: TurnaroundFilter,
    { before, after }: ReportQuestion,
  ): Promise<[string | undefined, string | undefined]> {
    if (before !== undefined && after !== undefined) return [after, before];
    const known = await quartersWithData(this.db.manager, filter, 100);
    const latest = after ?? known[0];
    return [latest, before ?? known.find((quarter) => latest !== undefined && quarter < latest)];
  }
}

async function turnaroundIn(db: EntityManager, filter: TurnaroundFilter, text: string | undefined) {
  const period: Period | undefined = text === undefined ? undefined : parsePeriod(text);
  if (period === undefined) return null;
  const days = daysOf(period);
  const sums = await sumsBy(db, { ...filter, ...days });
  return { period: text, ...days, ...summarise(sums.get(null) ?? []) };
}

interface PredicateRow {
  readonly predicate: Predicate;
  readonly count: number;
}

/** Of annual appraisals; the latest year that has any when none is asked for. */
async function distribution(db: EntityManager, unitIds: readonly UnitId[] | undefined, asked: number | undefined) {
  const units = unitIds ?? null;
  const [latest] = await db.query<{ year: number | null }[]>(
    `SELECT max(year) AS year FROM appraisal WHERE quarter IS NULL AND ($1::uuid[] IS NULL OR unit_id = ANY ($1))`,
    [units],
  );
  const year = asked ?? latest?.year ?? null;
  const rows = await db.query<PredicateRow[]>(
    `SELECT predicate, count(*)::int AS count FROM appraisal
     WHERE quarter IS NULL AND year = $2 AND ($1::uuid[] IS NULL OR unit_id = ANY ($1)) GROUP BY predicate`,
    [units, year],
  );
  const [staff] = await db.query<{ employees: number }[]>(
    `SELECT count(*)::int AS employees FROM employee WHERE active AND ($1::uuid[] IS NULL OR unit_id = ANY ($1))`,
    [units],
  );
  return {
    year,
    appraised: rows.reduce((sum, { count }) => sum + count, 0),
    employeesNow: staff?.employees ?? 0,
    predicates: distributionOf(new Map(rows.map(({ predicate, count }) => [predicate, count]))),
  };
}
