import { Problem } from '../problems/problem.js';
import { TextField, WholeField } from '../fields/fields.js';
import * as checks from '../fields/checks.js';
import type { Check } from '../fields/field.js';

const CHECKS = {
  uuid: checks.isUuid,
  text: checks.isText(300),
  day: checks.isDay,
  instant: checks.isInstant,
  whole: checks.isWhole({}),
} as const satisfies Record<string, Check>;

/** The kind of one part of a cursor. */
export type CursorPart = keyof typeof CHECKS;
export type CursorKey<K extends readonly CursorPart[]> = { [I in keyof K]: K[I] extends 'whole' ? number : string };

const parsed = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

/** The query of a list door, `?limit=&cursor=`; extend it with filters. */
export class Page {
  @WholeField({ min: 1, max: 500, optional: true, description: 'Most items in this page' })
  readonly limit: number = 100;

  @TextField({ max: 1000, optional: true, description: 'The `next` of the page before' })
  readonly cursor?: string;

  /**
   * The key of the last item of the page before, as SQL parameters; undefined on the first page.
   * `parts` are the kinds of the key's columns, in their order.
   * @throws Problem 400 when the cursor was not given out by this door
   */
  after<const K extends readonly CursorPart[]>(...parts: K): CursorKey<K> | undefined {
    if (this.cursor === undefined) return undefined;
    const key = parsed(this.cursor);
    const sound =
      Array.isArray(key) &&
      key.length === parts.length &&
      parts.every((part, index) => CHECKS[part](key[index]) === undefined);
    if (!sound) {
      throw new Problem(400, 'INVALID_CURSOR', {}, { errors: [{ code: 'INVALID_CURSOR', field: '/cursor' }] });
    }
    return key as CursorKey<K>;
  }
}

export interface Paged<T> {
  readonly items: readonly T[];
  /** The cursor of the next page; null on the last one. */
  readonly next: string | null;
}

/**
 * One page out of rows that were read with `LIMIT page.limit + 1`: the row too many tells that there is a next page.
 * `keyOf` gives the columns that the rows are ordered by, as `page.after` expects them.
 */
export function pageOf<T>(
  rows: readonly T[],
  { limit }: Pick<Page, 'limit'>,
  keyOf: (row: T) => readonly (string | number)[],
): Paged<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next =
    rows.length > limit && last !== undefined
      ? Buffer.from(JSON.stringify(keyOf(last)), 'utf8').toString('base64url')
      : null;
  return { items, next };
}
