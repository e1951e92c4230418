import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { type Info, parse } from 'csv-parse';

/** The file cannot be read as a CSV; one line that says what to do. */
export class NotCsv extends Error {
  override readonly name = 'NotCsv';
}

export interface CsvRow {
  /** Lines of the file, the first is 1; more than one where a cell holds line ends. */
  readonly from: number;
  readonly to: number;
  readonly cells: readonly string[];
}

const SAMPLE_BYTES = 64 * 1024;
/** A quotation mark that is never closed would else take the rest of a million lines into one cell. */
const LONGEST_ROW = 64 * 1024;
const DELIMITERS = [',', ';', '\t'] as const;

/** Excel writes semicolons where the decimal sign is a comma, as in Indonesia. */
export const delimiterOf = (header: string): string => {
  const count = (delimiter: string): number => header.split(delimiter).length;
  return DELIMITERS.reduce((best, each) => (count(each) > count(best) ? each : best));
};

/** Streams the rows of a CSV file, the header first; memory does not grow with the file. @throws NotCsv */
export async function* csvRows(file: string): AsyncGenerator<CsvRow> {
  await insistOnUtf8(file);
  const parser = parse({
    delimiter: delimiterOf(await headerOf(file)),
    bom: true,
    info: true,
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

async function headerOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead).split(/\r?\n/, 1)[0] ?? '';
  } finally {
    await handle.close();
  }
}

/** Reads the whole file without keeping it, so that nothing is sent of a file whose names would be spoilt. @throws NotCsv */
async function insistOnUtf8(file: string): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      if (isFirst && chunk.subarray(0, 2).equals(Buffer.from('PK'))) {
        throw new NotCsv('It is a workbook and no CSV: save it as "CSV UTF-8" first.');
      }
      isFirst = false;
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
  } catch (error) {
    if (codeOf(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new NotCsv('It is not in UTF-8: save it as "CSV UTF-8" first.');
    throw error;
  }
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

const OPEN_QUOTE = new Set<unknown>(['CSV_MAX_RECORD_SIZE', 'CSV_QUOTE_NOT_CLOSED']);

const why = (error: unknown, line: number): string =>
  OPEN_QUOTE.has(codeOf(error))
    ? `A quotation mark in line ${line} is not closed: mend it and run this again.`
    : `It cannot be read from line ${line} on: ${String(error)}`;
