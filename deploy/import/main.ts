import { runCommand } from '../local/command.js';
import { createProgress } from '../local/progress.js';
import { WrongHeadings } from './columns.js';
import { NotCsv } from './csv-rows.js';
import { Door, Refused } from './door.js';
import { type Imported, importFile } from './import-file.js';
import { KINDS } from './kinds/index.js';
import { HELP, type Options, readOptions } from './options.js';

const PATIENCE_MS = 5 * 60_000;

const counted = (count: number): string => count.toLocaleString('en-US');

const summaryOf = ({ recorded, unchanged, rejected, rejectedFile, isWhole, examples }: Imported): string =>
  [
    `${counted(recorded)} rows recorded, ${counted(unchanged)} unchanged, ${counted(rejected)} rejected.`,
    ...examples.map(({ line, column, reason }) => `  line ${line}${column && `, ${column}`}: ${reason}`),
    ...(rejectedFile === undefined ? [] : [`All rejected rows, with the reason of each: ${rejectedFile}`]),
    ...(isWhole ? [] : ['Stopped before the end. Run it again: it goes on where it was.']),
  ].join('\n');

/** One line for the person, and the exit status; anything else is a mistake of ours. */
const problemOf = (error: unknown, file: string): readonly [line: string, status: number] => {
  if (error instanceof Refused) return [error.message, 1];
  if (error instanceof NotCsv || error instanceof WrongHeadings) return [`${file}: ${error.message}`, 2];
  if (error instanceof Error && 'code' in error && 'path' in error) {
    return [`${file} cannot be read or written beside (${String(error.code)}).`, 2];
  }
  throw error;
};

const main = async ({ kind: name, file, url, credential, json }: Options): Promise<void> => {
  const people = json ? process.stderr : process.stdout;
  const kind = KINDS.get(name)?.();
  if (kind === undefined) throw new Error(`there is no kind ${name}`);
  const stop = new AbortController();
  // The first Ctrl-C ends after the batch under way, the second at once.
  process.once('SIGINT', () => stop.abort());
  try {
    const imported = await createProgress(people).step(`Import ${name}`, (note) => {
      const door = new Door({ url, credential, patienceMs: PATIENCE_MS, note });
      return importFile({ file, kind, target: `${name} ${url}`, door, stop: stop.signal, note });
    });
    people.write(`${summaryOf(imported)}\n`);
    process.exitCode = imported.isWhole && imported.rejected === 0 ? 0 : 1;
    if (json) process.stdout.write(`${JSON.stringify(imported)}\n`);
  } catch (error) {
    const [line, status] = problemOf(error, file);
    process.stderr.write(`${line}\n`);
    process.exitCode = status;
  }
};

/** `npm run import`. */
await runCommand({ read: () => readOptions(process.argv.slice(2), process.env), help: HELP, run: main });
