import { ApiProperty } from '@nestjs/swagger';
import type { EntityManager } from 'typeorm';
import { type Period, type Predicate, PREDICATES, type UnitId } from '#civil-service';
import { unitGroups, type UnitGroup, type UnitInTree } from '../../domain/small-groups.js';
import { UnitIdCell } from './rows-query.js';

const COUNT = { type: Number, nullable: true } as const;

export class PredicateRow implements Record<Predicate, number | null> {
  @ApiProperty()
  readonly unitCode!: string;

  @ApiProperty()
  readonly unitName!: string;

  @ApiProperty({ description: '`2025`, or `2025-Q1`' })
  readonly period!: string;

  @ApiProperty({ ...COUNT, description: 'Final appraisals in the unit and all below it; null when withheld' })
  readonly appraised!: number | null;

  @ApiProperty(COUNT)
  readonly SANGAT_BAIK!: number | null;

  @ApiProperty(COUNT)
  readonly BAIK!: number | null;

  @ApiProperty(COUNT)
  readonly BUTUH_PERBAIKAN!: number | null;

  @ApiProperty(COUNT)
  readonly KURANG!: number | null;

  @ApiProperty(COUNT)
  readonly SANGAT_KURANG!: number | null;

  @ApiProperty({ description: 'Whether counts are kept back because they would tell of fewer than five persons' })
  readonly withheld!: boolean;

  @UnitIdCell()
  readonly unitId!: string;
}

const BEST_FIRST = PREDICATES.toReversed();

export const PREDICATE_COLUMNS: readonly (keyof PredicateRow)[] = [
  ...(['unitCode', 'unitName', 'period', 'appraised'] as const),
  ...BEST_FIRST,
  'withheld',
  'unitId',
];

interface UnitRow extends UnitInTree {
  readonly code: string;
  readonly name: string;
}

interface CountRow {
  readonly unitId: UnitId;
  readonly predicate: Predicate;
  readonly count: number;
}

/** One row for each unit in reach with anybody appraised in it or below, in the order of codes. */
export async function predicateRows(
  db: EntityManager,
  period: Period,
  reach: readonly UnitId[] | null,
  tellAll: boolean,
): Promise<readonly PredicateRow[]> {
  const units = await db.query<UnitRow[]>(`SELECT unit_id AS "unitId", parent_id AS "parentId", code, name FROM unit`);
  const counted = await db.query<CountRow[]>(
    `SELECT unit_id AS "unitId", predicate, count(*)::int AS count FROM appraisal
     WHERE year = $1 AND quarter IS NOT DISTINCT FROM $2 GROUP BY unit_id, predicate`,
    [period.year, period.quarter],
  );
  const own = new Map(
    [...Map.groupBy(counted, ({ unitId }) => unitId)].map(([unitId, rows]) => [
      unitId,
      new Map(rows.map(({ predicate, count }) => [predicate, count])),
    ]),
  );
  // Always of the whole city: what is withheld must not depend on who asks for what, else two answers tell it.
  const groups = unitGroups(units, own);
  const within = reach === null ? undefined : new Set(reach);
  return units
    .filter(({ unitId }) => within === undefined || within.has(unitId))
    .flatMap((unit) => {
      const group = groups.get(unit.unitId);
      return group === undefined || group.persons === 0 ? [] : [rowOf(unit, period, group, tellAll || group.tellable)];
    })
    .sort((left, right) => (left.unitCode < right.unitCode ? -1 : 1));
}

function rowOf(
  { unitId, code, name }: UnitRow,
  { year, quarter }: Period,
  group: UnitGroup,
  told: boolean,
): PredicateRow {
  const count = (predicate: Predicate): number | null => (told ? (group.counts.get(predicate) ?? 0) : null);
  return {
    unitCode: code,
    unitName: name,
    period: quarter === null ? String(year) : `${year}-Q${quarter}`,
    appraised: told ? group.persons : null,
    SANGAT_BAIK: count('SANGAT_BAIK'),
    BAIK: count('BAIK'),
    BUTUH_PERBAIKAN: count('BUTUH_PERBAIKAN'),
    KURANG: count('KURANG'),
    SANGAT_KURANG: count('SANGAT_KURANG'),
    withheld: !told,
    unitId,
  };
}
