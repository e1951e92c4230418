import { ApiProperty } from '@nestjs/swagger';
import { type Language, textOf } from '#platform';
import type { Rejected, Verdict } from '../../domain/settling.js';
import { messages } from '../../messages.js';

export const ROW_OUTCOMES = ['recorded', 'unchanged', 'rejected'] as const;

/** A row that was kept, with the id of what it speaks of. */
export interface Done {
  readonly number: number;
  readonly outcome: 'recorded' | 'unchanged';
  readonly id: string | undefined;
}

export const doneWith =
  <Row>(idOf: (row: Row) => string | undefined) =>
  (verdict: Verdict<Row>): Done | Rejected =>
    verdict.outcome === 'rejected'
      ? verdict
      : { number: verdict.number, outcome: verdict.outcome, id: idOf(verdict.row) };

class RowError {
  @ApiProperty({ type: String, nullable: true, description: 'JSON pointer into the row' })
  readonly field!: string | null;

  @ApiProperty()
  readonly code!: string;

  @ApiProperty({ description: 'In the language of the caller' })
  readonly message!: string;

  @ApiProperty({ required: false, description: 'Of DUPLICATE_ROW: the number of the row that speaks of the same' })
  readonly firstRow?: number;
}

class RowReport {
  @ApiProperty({ description: 'Number of the row in the request; the first is 1' })
  readonly row!: number;

  @ApiProperty({ enum: ROW_OUTCOMES })
  readonly outcome!: (typeof ROW_OUTCOMES)[number];

  @ApiProperty({ format: 'uuid', required: false, description: 'Of a row that is not rejected' })
  readonly id?: string | undefined;

  @ApiProperty({ type: [RowError], required: false, description: 'Of a row that is rejected' })
  readonly errors?: readonly RowError[];
}

export class ImportReport {
  @ApiProperty()
  readonly recorded!: number;

  @ApiProperty()
  readonly unchanged!: number;

  @ApiProperty()
  readonly rejected!: number;

  @ApiProperty({ type: [RowReport], description: 'One for each row of the request, in its order' })
  readonly rows!: readonly RowReport[];
}

/** What became of each row, in the language of the caller. */
export function importReport(outcomes: readonly (Done | Rejected)[], language: Language): ImportReport {
  const count = (outcome: string): number => outcomes.filter((each) => each.outcome === outcome).length;
  return {
    recorded: count('recorded'),
    unchanged: count('unchanged'),
    rejected: count('rejected'),
    rows: outcomes.toSorted((one, other) => one.number - other.number).map((each) => rowReport(each, language)),
  };
}

function rowReport(done: Done | Rejected, language: Language): RowReport {
  const { number: row, outcome } = done;
  if (done.outcome !== 'rejected') return { row, outcome, id: done.id };
  const errors = done.violations.map(({ field = null, code, params }) => ({
    field,
    code,
    message: textOf(messages, code, language, params),
    ...(code === 'DUPLICATE_ROW' && { firstRow: Number(params?.row) }),
  }));
  return { row, outcome, errors };
}
