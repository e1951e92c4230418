import { runCommand } from '../local/command.js';
import { configuredDataDir } from '../local/data-dir.js';
import { createProgress } from '../local/progress.js';
import { whenUnread } from '../local/unread.js';
import { finishAtCtrlC } from '../local/wish-to-end.js';
import { WrongHeadings } from './columns.js';
import { credentialOf, NoCredential } from './credential.js';
import { NotCsv } from './csv-file.js';
import { Door, Refused } from './door.js';
import { FileChanged, type Imported, importFile } from './import-file.js';
import { KINDS } from './kinds/index.js';
import { HELP, type Options, readOptions } from './options.js';
import { RUN_TEXTS } from './run-texts.js';
import { FILE_TEXTS, type Language, shown } from './texts.js';

const PATIENCE_MS = 5 * 60_000;

const summaryOf = (
  { recorded, unchanged, rejected, rejectedFile, isWhole, examples }: Imported,
  language: Language,
): string =>
  [
    RUN_TEXTS.counts(recorded, unchanged, rejected),
    ...examples.map(({ line, column, reason }) => RUN_TEXTS.example(line, shown(column), reason)),
    ...(rejectedFile === undefined ? [] : [RUN_TEXTS.rejectedFile(rejectedFile)]),
    ...(isWhole ? [] : [RUN_TEXTS.stopped]),
  ]
    .map((told) => told[language])
    .join('\n');

/** One line for the person, and the exit status; anything else is a mistake of ours. */
const problemOf = (error: unknown, { file, language }: Options): readonly [line: string, status: number] => {
  if (error instanceof Refused) return [error.message, 1];
  if (error instanceof NoCredential) return [error.told[language], 2];
  if (error instanceof FileChanged) return [`${file}: ${error.told[language]}`, 1];
  if (error instanceof NotCsv || error instanceof WrongHeadings) return [`${file}: ${error.told[language]}`, 2];
  if (error instanceof Error && 'code' in error && 'syscall' in error) {
    return [`${file} ${FILE_TEXTS.system(String(error.code))[language]}`, 2];
  }
  throw error;
};

const main = async (options: Options): Promise<void> => {
  const { kind: name, file, url, credentials, language, json } = options;
  const people = json ? process.stderr : process.stdout;
  const kind = KINDS.get(name)?.();
  if (kind === undefined) throw new Error(`there is no kind ${name}`);
  const stop = AbortSignal.any([finishAtCtrlC(), whenUnread()]);
  try {
    const credential = await credentialOf(kind.holder, credentials, { url, dataDir: configuredDataDir() });
    const imported = await createProgress(people).step(RUN_TEXTS.step(name)[language], (note) => {
      const door = new Door({ url, credential, language, patienceMs: PATIENCE_MS, note });
      return importFile({ file, kind, target: `${name} ${url}`, door, language, stop, note });
    });
    people.write(`${summaryOf(imported, language)}\n`);
    process.exitCode = imported.isWhole && imported.rejected === 0 ? 0 : 1;
    if (json) process.stdout.write(`${JSON.stringify(imported)}\n`);
  } catch (error) {
    const [line, status] = problemOf(error, options);
    process.stderr.write(`${line}\n`);
    process.exitCode = status;
  }
};

/** `npm run import`. */
await runCommand({ read: () => readOptions(process.argv.slice(2), process.env), help: HELP, run: main });
