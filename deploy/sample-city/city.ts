import { holderOf, Serials } from './people.js';
import { posts } from './posts.js';
import type { EmployeeRow, PositionRow, UnitRow } from './rows.js';
import { seeded } from './seeded.js';
import { units } from './units.js';

/** The sample city, ready for personnel's import doors. */
export interface City {
  readonly units: readonly UnitRow[];
  readonly positions: readonly PositionRow[];
  /** Leaders before their people, so that everybody's line is known when he comes. */
  readonly employees: readonly EmployeeRow[];
}

/** Units and posts are the same for every seed; the people who hold the posts are the seed's. */
export function composeCity(seed: number): City {
  const random = seeded(seed, 'people');
  const serials = new Serials();
  const all = posts();
  return {
    units: units(),
    positions: all.map(({ holders: _, ...position }) => position),
    employees: all.flatMap((post) => Array.from({ length: post.holders }, () => holderOf(post, random, serials))),
  };
}
