import { stat } from 'node:fs/promises';
import { AT_THE_START, Checkpoint, type Counts } from './checkpoint.js';
import { layoutOf, WrongHeadings } from './columns.js';
import { csvRows } from './csv-rows.js';
import type { Door } from './door.js';
import type { Kind, Settled } from './kind.js';
import { type RejectedRow, RejectedRows } from './rejected-rows.js';
import { type Header, type ReadRow, repetitionOf, RowReader } from './row-reader.js';
import { RUN_TEXTS } from './run-texts.js';
import { cellReason, FILE_TEXTS, type Language, ROW_TEXTS, type Told } from './texts.js';

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
  const { file, target, language, stop, note } = options;
  const { size } = await stat(file);
  const checkpoint = await Checkpoint.for(file, target);
  let place = await checkpoint.read();
  if (!(await RejectedRows.holds(file, place.rejectedBytes))) place = AT_THE_START;
  const rejects = await RejectedRows.open(file, place.rejectedBytes);
  const examples: RejectedRow[] = [];
  let isWhole = true;
  for await (const { rows, header, line } of batchesOf(options, place.line)) {
    // Before they are sent: what was read after the change may be halves of two rows.
    if (!(await checkpoint.isCurrent())) throw new FileChanged();
    const settled = await sendRows(options, rows);
    const rejected = rows.flatMap((row, index) => reasonsOf(row, settled[index], header, language));
    await rejects.add(rejected);
    examples.push(...rejected.slice(0, EXAMPLES - examples.length));
    place = {
      line,
      counts: added(place.counts, settled),
      rejectedBytes: rejects.bytes,
    };
    await checkpoint.write(place);
    note(RUN_TEXTS.progress(line, size, place.counts.rejected)[language]);
    isWhole = !stop.aborted;
    if (!isWhole) break;
  }
  if (isWhole) await checkpoint.clear();
  return { ...place.counts, rejectedFile: rejects.bytes > 0 ? rejects.path : undefined, isWhole, examples };
}

interface Batch {
  readonly header: Header;
  readonly rows: readonly ReadRow[];
  /** The last one that it takes. */
  readonly line: number;
}

/** The rows behind a line, as many at once as the door takes. @throws WrongHeadings */
async function* batchesOf({ file, kind, language }: ImportOptions, after: number): AsyncGenerator<Batch> {
  let header: Header | undefined;
  let reader: RowReader | undefined;
  let rows: ReadRow[] = [];
  let line = after;
  for await (const row of csvRows(file)) {
    if (header === undefined || reader === undefined) {
      header = { layout: layoutOf(row.cells, kind.columns), headings: row.cells.map((heading) => heading.trim()) };
      reader = new RowReader(header, kind, language);
    } else if (row.to <= after) {
      reader.pass(row);
    } else {
      rows.push(reader.read(row));
      line = row.to;
      if (rows.length < kind.rowsAtOnce) continue;
      yield { header, rows, line };
      rows = [];
    }
  }
  if (header === undefined) throw new WrongHeadings(FILE_TEXTS.empty);
  if (rows.length > 0) yield { header, rows, line };
}

/** Rows that are wrong by themselves, or speak of what an earlier one speaks of, are not sent. */
async function sendRows(
  { kind, door, language }: ImportOptions,
  batch: readonly ReadRow[],
): Promise<readonly Settled[]> {
  const right = batch.filter(({ errors }) => errors.length === 0);
  const answers =
    right.length === 0
      ? []
      : await kind.send(
          door,
          right.map(({ body }) => body),
        );
  const settled = answers[Symbol.iterator]();
  return batch.map(({ errors }): Settled => {
    if (errors.length > 0) return { outcome: 'rejected', errors };
    const answer = settled.next().value;
    return answer === undefined ? notTold(language) : inTheFile(answer, right, language);
  });
}

/** The platform knows the rows of a request by number; who reads the reason has the file. */
const inTheFile = ({ outcome, errors }: Settled, sent: readonly ReadRow[], language: Language): Settled => ({
  outcome,
  errors: errors.map((error) => {
    const first = error.firstRow === undefined ? undefined : sent[error.firstRow - 1];
    return first === undefined ? error : repetitionOf(first.line, error.field, language);
  }),
});

const notTold = (language: Language): Settled => ({
  outcome: 'rejected',
  errors: [{ field: null, code: 'NOT_TOLD', message: ROW_TEXTS.notTold[language] }],
});

/** One for each error of a rejected row. */
function reasonsOf(
  { line }: ReadRow,
  settled: Settled | undefined,
  { layout, headings }: Header,
  language: Language,
): RejectedRow[] {
  if (settled?.outcome !== 'rejected') return [];
  return settled.errors.map((error) => {
    const { field, code } = error;
    const name = field?.split('/').at(-1);
    const index = layout.findIndex((column) => column.field === name);
    return { line, column: headings[index] ?? name ?? '', code, reason: cellReason(error, language) };
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
