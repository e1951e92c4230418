import type { Column } from './columns.js';
import type { Door } from './door.js';

export interface RowError {
  /** JSON pointer into what was sent for the row; null for the row as a whole. */
  readonly field: string | null;
  readonly code: string;
  readonly message: string;
  /** Of a row that speaks of what an earlier one of its request speaks of: the number of that one. */
  readonly firstRow?: number;
}

/** Names what a row speaks of. */
export interface Key {
  readonly field: string;
  /** The same for the same thing, however it is written. */
  readonly value: string;
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
  /** Of what only one row of a file may speak, since the last one would win; left out where rows do not change each other. */
  readonly keysOf?: (row: Readonly<Record<string, unknown>>) => readonly Key[];
  /** In the order of the rows. Sending rows again changes nothing. @throws Refused */
  readonly send: (door: Door, rows: readonly Record<string, unknown>[]) => Promise<readonly Settled[]>;
}
