import { createReadStream } from 'node:fs';
import { type Info, parse } from 'csv-parse';
import { insistOnCsv, LONGEST_ROW, NotCsv } from './csv-file.js';
import { FILE_TEXTS, type Told } from './texts.js';

export interface CsvRow {
  /** Lines of the file, the first is 1; more than one where a cell holds line ends. */
  readonly from: number;
  readonly to: number;
  readonly cells: readonly string[];
}

const DELIMITERS = [',', ';', '\t'] as const;

/** Excel writes semicolons where the decimal sign is a comma, as in Indonesia. */
export const delimiterOf = (header: string): string => {
  const count = (delimiter: string): number => header.split(delimiter).length;
  return DELIMITERS.reduce((best, each) => (count(each) > count(best) ? each : best));
};

/** Streams the rows of a CSV file, the header first; memory does not grow with the file. @throws NotCsv */
export async function* csvRows(file: string): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter: delimiterOf(await insistOnCsv(file)),
    bom: true,
    info: true,
    // The parser would else take the end of the first line for that of all: files are put together from several.
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    // A name such as Abdul "Buya" Malik is written so in files that no program has made.
    relax_quotes: true,
    max_record_size: LONGEST_ROW,
  });
  let to = 0;
  let countedTwice = 0;
  try {
    const source = createReadStream(file);
    source.once('error', (error) => parser.destroy(error));
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<{ record: string[]; info: Info }>) {
      const from = to + 1;
      // The parser counts a line end of Windows inside a cell as two.
      countedTwice += record.join('').split('\r\n').length - 1;
      to = info.lines - countedTwice;
      if (record.some((cell) => cell.trim() !== '')) yield { from, to, cells: record };
    }
  } catch (error) {
    throw new NotCsv(why(error, to + 1));
  }
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

const OPEN_QUOTE = new Set<unknown>(['CSV_MAX_RECORD_SIZE', 'CSV_QUOTE_NOT_CLOSED']);

const why = (error: unknown, line: number): Told =>
  OPEN_QUOTE.has(codeOf(error)) ? FILE_TEXTS.openQuote(line) : FILE_TEXTS.unreadable(line, String(error));
