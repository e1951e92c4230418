import type { Column } from './columns.js';
import type { Door } from './door.js';

export interface RowError {
  /** JSON pointer into what was sent for the row; null for the row as a whole. */
  readonly field: string | null;
  readonly code: string;
  readonly message: string;
}

/** What became of one row. */
export interface Settled {
  readonly outcome: 'recorded' | 'unchanged' | 'rejected';
  readonly errors: readonly RowError[];
}

/** Whose credential the rows need: that of a department's producer, or city IT's token. */
export type Holder = 'producer' | 'administrator';

/** What a file can hold, and how it is brought in. */
export interface Kind {
  readonly holder: Holder;
  readonly columns: readonly Column[];
  /** Rows of one request. */
  readonly rowsAtOnce: number;
  /** In the order of the rows. Sending rows again changes nothing. @throws Refused */
  readonly send: (door: Door, rows: readonly Record<string, unknown>[]) => Promise<readonly Settled[]>;
}
