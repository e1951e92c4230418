import { ApiProperty } from '@nestjs/swagger';
import type { Result, Violation } from '#civil-service';
import { type PastYear, yearKey } from '../../domain/history.js';

export const ROW_OUTCOMES = ['recorded', 'unchanged', 'rejected'] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

class RowError {
  @ApiProperty({ type: String, nullable: true, description: 'JSON pointer into the row' })
  readonly field!: string | null;

  @ApiProperty()
  readonly code!: string;

  @ApiProperty({ description: 'In the language of the caller' })
  readonly message!: string;
}

class RowReport {
  @ApiProperty({ description: 'Number of the row in the request; the first is 1' })
  readonly row!: number;

  @ApiProperty({ enum: ROW_OUTCOMES })
  readonly outcome!: RowOutcome;

  @ApiProperty({ type: [RowError], required: false, description: 'Of a row that is rejected' })
  readonly errors?: readonly RowError[];
}

export class HistoryReport {
  @ApiProperty()
  readonly recorded!: number;

  @ApiProperty()
  readonly unchanged!: number;

  @ApiProperty()
  readonly rejected!: number;

  @ApiProperty({ type: [RowReport], description: 'One for each row of the request, in its order' })
  readonly rows!: readonly RowReport[];
}

/** `changed` are the years that were written; `say` gives the text of a rule in the caller's language. */
export const reportOf = (
  read: readonly Result<PastYear>[],
  changed: readonly PastYear[],
  say: (violation: Violation) => string,
): HistoryReport => {
  const written = new Set(changed.map(({ employeeId, year }) => yearKey(employeeId, year)));
  const rows = read.map((result, index): RowReport => {
    const row = index + 1;
    if (result.ok) {
      const { employeeId, year } = result.value;
      return { row, outcome: written.has(yearKey(employeeId, year)) ? 'recorded' : 'unchanged' };
    }
    const errors = result.violations.map((violation) => ({
      field: violation.field ?? null,
      code: violation.code,
      message: say(violation),
    }));
    return { row, outcome: 'rejected', errors };
  });
  const count = (outcome: RowOutcome) => rows.filter((row) => row.outcome === outcome).length;
  return { recorded: count('recorded'), unchanged: count('unchanged'), rejected: count('rejected'), rows };
};
