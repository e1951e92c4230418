import { stat } from 'node:fs/promises';
import { AT_THE_START, Checkpoint, type Counts, type Place } from './checkpoint.js';
import { bodyOf, type Column, layoutOf, WrongHeadings } from './columns.js';
import { type CsvRow, csvRows } from './csv-rows.js';
import type { Door } from './door.js';
import type { Kind, RowError, Settled } from './kind.js';
import { type RejectedRow, RejectedRows } from './rejected-rows.js';
import { cellReason, counted, FILE_TEXTS, type Language, ROW_TEXTS, type Told } from './texts.js';

/** Somebody writes to the file that is being read. */
export class FileChanged extends Error {
  override readonly name = 'FileChanged';
  readonly told: Told = FILE_TEXTS.changed;
}

export interface Imported extends Counts {
  /** Undefined when no row was rejected. */
  readonly rejectedFile: string | undefined;
  /** False when it was stopped before the end. */
  readonly isWhole: boolean;
  /** The first rejected rows of this run. */
  readonly examples: readonly RejectedRow[];
}

export interface ImportOptions {
  readonly file: string;
  readonly kind: Kind;
  /** Names where the rows go. */
  readonly target: string;
  readonly door: Door;
  /** Of the reasons. */
  readonly language: Language;
  readonly stop: AbortSignal;
  readonly note: (detail: string) => void;
}

const EXAMPLES = 10;

/**
 * Brings a file in, batch by batch: good rows are kept, bad ones are written beside it. After each batch the place is noted,
 * so that a run which was broken off goes on there; a row that is sent twice changes nothing.
 * @throws NotCsv, WrongHeadings, FileChanged, Refused
 */
export async function importFile(options: ImportOptions): Promise<Imported> {
  const { file, kind, target, language, stop, note } = options;
  const { size } = await stat(file);
  const checkpoint = await Checkpoint.for(file, target);
  let place = await checkpoint.read();
  if (!(await RejectedRows.holds(file, place.rejectedBytes))) place = AT_THE_START;
  const rejects = await RejectedRows.open(file, place.rejectedBytes);
  const examples: RejectedRow[] = [];
  let isWhole = true;
  for await (const { rows, header } of batchesOf(file, kind, place.line)) {
    // Before they are sent: what was read after the change may be halves of two rows.
    if (!(await checkpoint.isCurrent())) throw new FileChanged();
    const settled = await sendRows(options, header, rows);
    const rejected = rows.flatMap((row, index) => reasonsOf(row, settled[index], header, language));
    await rejects.add(rejected);
    examples.push(...rejected.slice(0, EXAMPLES - examples.length));
    place = {
      line: rows.at(-1)?.to ?? place.line,
      counts: added(place.counts, settled),
      rejectedBytes: rejects.bytes,
    };
    await checkpoint.write(place);
    note(told(place, size));
    isWhole = !stop.aborted;
    if (!isWhole) break;
  }
  if (isWhole) await checkpoint.clear();
  return { ...place.counts, rejectedFile: rejects.bytes > 0 ? rejects.path : undefined, isWhole, examples };
}

/** What the first row says of the others. */
interface Header {
  readonly layout: readonly Column[];
  /** As they are written in the file. */
  readonly headings: readonly string[];
}

interface Batch {
  readonly header: Header;
  readonly rows: readonly CsvRow[];
}

/** The rows behind a line, as many at once as the door takes. @throws WrongHeadings */
async function* batchesOf(file: string, { columns, rowsAtOnce }: Kind, after: number): AsyncGenerator<Batch> {
  let header: Header | undefined;
  let rows: CsvRow[] = [];
  for await (const row of csvRows(file)) {
    if (header === undefined) {
      header = { layout: layoutOf(row.cells, columns), headings: row.cells.map((heading) => heading.trim()) };
    } else if (row.to > after) {
      rows.push(row);
      if (rows.length < rowsAtOnce) continue;
      yield { header, rows };
      rows = [];
    }
  }
  if (header === undefined) throw new WrongHeadings(FILE_TEXTS.empty);
  if (rows.length > 0) yield { header, rows };
}

/** Rows that are wrong by themselves are not sent. */
async function sendRows(
  { kind, door, language }: ImportOptions,
  { layout }: Header,
  batch: readonly CsvRow[],
): Promise<readonly Settled[]> {
  const faults = batch.map((row) => faultsOf(row, layout, language));
  const right = batch.filter((_, index) => faults[index]?.length === 0);
  const bodies = right.map(({ cells }) => bodyOf(layout, cells));
  const answers = bodies.length === 0 ? [] : await kind.send(door, bodies);
  const settled = answers[Symbol.iterator]();
  return faults.map((errors): Settled => {
    if (errors.length > 0) return { outcome: 'rejected', errors };
    return settled.next().value ?? notTold(language);
  });
}

const notTold = (language: Language): Settled => ({
  outcome: 'rejected',
  errors: [{ field: null, code: 'NOT_TOLD', message: ROW_TEXTS.notTold[language] }],
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

/** One for each error of a rejected row. */
function reasonsOf(
  { from }: CsvRow,
  settled: Settled | undefined,
  { layout, headings }: Header,
  language: Language,
): RejectedRow[] {
  if (settled?.outcome !== 'rejected') return [];
  return settled.errors.map((error) => {
    const { field, code } = error;
    const name = field?.split('/').at(-1);
    const index = layout.findIndex((column) => column.field === name);
    return { line: from, column: headings[index] ?? name ?? '', code, reason: cellReason(error, language) };
  });
}

const added = (counts: Counts, settled: readonly Settled[]): Counts => {
  const more = (outcome: Settled['outcome']): number => settled.filter((each) => each.outcome === outcome).length;
  return {
    recorded: counts.recorded + more('recorded'),
    unchanged: counts.unchanged + more('unchanged'),
    rejected: counts.rejected + more('rejected'),
  };
};

const told = ({ line, counts }: Place, size: number): string =>
  `${counted(line)} lines of ${(size / 1_048_576).toFixed(1)} MB, ${counted(counts.rejected)} rows rejected`;
