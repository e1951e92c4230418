import type { Type } from '@nestjs/common';
import { checks, field } from '#platform';

/** Most rows in one request. */
export const MOST_ROWS = 1000;

/** Rows that are judged one by one (`readRows`): a bad one does not keep the good ones out. */
export const RowsField = (of: () => Type): PropertyDecorator =>
  field({
    check: checks.isListOf(checks.isObject, { min: 1, max: MOST_ROWS }),
    schema: { type: () => of(), isArray: true, minItems: 1, maxItems: MOST_ROWS },
    options: { description: 'Judged one by one: good rows are kept, the answer says what is wrong with each bad one' },
  });
