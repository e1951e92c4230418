import { holderOf, Registry } from './people.js';
import { posts } from './posts.js';
import type { EmployeeRow, PositionRow, UnitRow } from './rows.js';
import { seeded } from './seeded.js';
import { units } from './units.js';

/** The sample city, ready for personnel's import doors. */
export interface City {
  readonly units: readonly UnitRow[];
  readonly positions: readonly PositionRow[];
  readonly employees: readonly EmployeeRow[];
}

/** Units and posts are the same for every seed; the people who hold the posts are the seed's. */
export function composeCity(seed: number): City {
  const random = seeded(seed, 'people');
  const registry = new Registry();
  const all = posts();
  return {
    units: units(),
    positions: all.map(({ code, title, kind, unitCode, reportsToCode }) => ({
      code,
      title,
      kind,
      unitCode,
      reportsToCode,
    })),
    employees: all.flatMap((post) => Array.from({ length: post.holders }, () => holderOf(post, random, registry))),
  };
}
