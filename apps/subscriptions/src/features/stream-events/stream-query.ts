import { type Check, ChoiceListField, CodeListField, field, Problem, WholeField } from '#platform';
import { PUBLISHED_TYPES } from '../../published.js';

const PERIOD = /^(20\d\d|2100)(-Q[1-4])?$/;

const isPeriod: Check = (value) =>
  typeof value === 'string' && PERIOD.test(value) ? undefined : { code: 'NOT_A_PERIOD' };

const MOST_UNITS = 100;

/** What of its scopes a reader wants to hear. */
export class StreamQuery {
  @ChoiceListField(PUBLISHED_TYPES, {
    min: 1,
    max: PUBLISHED_TYPES.length,
    optional: true,
    description: 'May be repeated; every type of the scopes when left out',
  })
  readonly type?: readonly string[];

  @CodeListField({
    min: 1,
    max: MOST_UNITS,
    optional: true,
    description: 'Code or id of a unit, with all below it; may be repeated',
  })
  readonly unit?: readonly string[];

  @field({
    check: isPeriod,
    schema: { type: 'string', pattern: PERIOD.source },
    options: { optional: true, description: 'A year with its quarters, `2025`, or one quarter, `2025-Q1`' },
  })
  readonly period?: string;

  @WholeField({
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
    description: 'Begins behind this position, 0 at the beginning; a Last-Event-ID goes before it. Now when left out',
  })
  readonly after?: number;
}

const refused = (field: string): Problem =>
  new Problem(400, 'INVALID_POSITION', {}, { errors: [{ code: 'INVALID_POSITION', field }] });

/**
 * Where a reader begins. The header goes before the query: a browser that comes back repeats the address that it began with.
 *
 * @param head the last position there is
 * @throws Problem 400 for a position that was not given out
 */
export function beginningOf(lastEventId: string | undefined, after: number | undefined, head: number): number {
  const shown = lastEventId?.trim() ?? '';
  if (shown !== '') {
    if (!/^\d{1,15}$/.test(shown) || Number(shown) > head) throw refused('/Last-Event-ID');
    return Number(shown);
  }
  if (after !== undefined && after > head) throw refused('/after');
  return after ?? head;
}
