import { bodyOf, type Column } from './columns.js';
import type { CsvRow } from './csv-rows.js';
import { FirstLines } from './first-lines.js';
import type { Kind, RowError } from './kind.js';
import { type Language, ROW_TEXTS } from './texts.js';

/** What the first row says of the others. */
export interface Header {
  readonly layout: readonly Column[];
  /** As they are written in the file. */
  readonly headings: readonly string[];
}

export interface ReadRow {
  readonly line: number;
  readonly body: Record<string, unknown>;
  /** Why it is not sent. */
  readonly errors: readonly RowError[];
}

/** Reads the rows of a file in their order, and says what is wrong with one by itself or beside those before it. */
export class RowReader {
  readonly #first = new FirstLines();

  constructor(
    private readonly header: Header,
    private readonly kind: Kind,
    private readonly language: Language,
  ) {}

  read(row: CsvRow): ReadRow {
    const { layout } = this.header;
    const line = row.from;
    const errors = faultsOf(row, layout, this.language);
    if (errors.length > 0) return { line, body: {}, errors };
    const body = bodyOf(layout, row.cells);
    return { line, body, errors: this.#repeated(line, body) };
  }

  /** Of a row that an earlier run has settled: only what it means for those behind it. */
  pass(row: CsvRow): void {
    if (this.kind.keysOf !== undefined) this.read(row);
  }

  #repeated(line: number, body: ReadRow['body']): readonly RowError[] {
    const keys = this.kind.keysOf?.(body) ?? [];
    return keys.flatMap(({ field, value }) => {
      const first = this.#first.before(`${field}\n${value}`, line);
      return first === undefined ? [] : [repetitionOf(first, `/${field}`, this.language)];
    });
  }
}

export const repetitionOf = (line: number, field: string | null, language: Language): RowError => ({
  field,
  code: 'DUPLICATE_ROW',
  message: ROW_TEXTS.repeated(line)[language],
});

/** No text of the platform holds them; line ends and tabs belong to cells that were copied from elsewhere. */
const CONTROL = /(?![\t\n\r])\p{Cc}/u;

function faultsOf({ cells, from, to }: CsvRow, layout: readonly Column[], language: Language): readonly RowError[] {
  if (cells.length !== layout.length) {
    // Which cell stands where is anybody's guess.
    const behind = to > from ? ROW_TEXTS.upTo(to)[language] : '.';
    const message = ROW_TEXTS.width(cells.length, layout.length)[language] + behind;
    return [{ field: null, code: 'WRONG_NUMBER_OF_CELLS', message }];
  }
  return layout.flatMap(({ field }, index) =>
    CONTROL.test(cells[index] ?? '')
      ? [{ field: `/${field}`, code: 'CONTROL_CHARACTERS', message: ROW_TEXTS.control[language] }]
      : [],
  );
}
