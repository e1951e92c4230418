import type { Predicate, UnitId } from '#civil-service';

/** Of fewer persons one could tell who got which predicate. */
export const SMALLEST_GROUP = 5;

export interface UnitInTree {
  readonly unitId: UnitId;
  readonly parentId: UnitId | null;
}

export type Counts = ReadonlyMap<Predicate, number>;

export interface UnitGroup {
  readonly counts: Counts;
  readonly persons: number;
  /** Whether its counts, beside all others that are told, leave no group of persons below the smallest. */
  readonly tellable: boolean;
}

/**
 * The predicates of each unit with all units below it. A unit is told when those of its persons who are not told by a unit
 * below are none or enough: then whatever is told consists of separate groups that are all large enough, and no subtraction
 * of one row from another leaves a small one. `own` are the counts of a unit itself.
 */
export function unitGroups(
  units: readonly UnitInTree[],
  own: ReadonlyMap<UnitId, Counts>,
): ReadonlyMap<UnitId, UnitGroup> {
  const below = Map.groupBy(units, ({ parentId }) => parentId);
  const groups = new Map<UnitId, UnitGroup & { readonly untold: number }>();
  const visit = (unitId: UnitId): UnitGroup & { readonly untold: number } => {
    const children = (below.get(unitId) ?? []).map((child) => visit(child.unitId));
    const mine = own.get(unitId) ?? new Map<Predicate, number>();
    const counts = [mine, ...children.map((child) => child.counts)].reduce<Counts>(sum, new Map());
    const untold = children.reduce((persons, child) => persons + child.untold, personsIn(mine));
    const tellable = untold === 0 || untold >= SMALLEST_GROUP;
    const group = { counts, persons: personsIn(counts), tellable, untold: tellable ? 0 : untold };
    groups.set(unitId, group);
    return group;
  };
  const known = new Set(units.map(({ unitId }) => unitId));
  for (const { unitId, parentId } of units) if (parentId === null || !known.has(parentId)) visit(unitId);
  return groups;
}

const personsIn = (counts: Counts): number => [...counts.values()].reduce((all, count) => all + count, 0);

const sum = (left: Counts, right: Counts): Counts => {
  const both = new Map(left);
  for (const [predicate, count] of right) both.set(predicate, (both.get(predicate) ?? 0) + count);
  return both;
};
