import { parseArgs, type ParseArgsConfig } from 'node:util';

/** The command line asks for something that there is not; the message is one line. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Node's own reading of a command line. @throws UsageError */
export const parsedArgs = <C extends ParseArgsConfig>(config: C): ReturnType<typeof parseArgs<C>> => {
  try {
    return parseArgs(config);
  } catch (error) {
    // Node adds a paragraph of advice after the first sentence.
    const [sentence] = (error as Error).message.split(/\.\s|\n/);
    throw new UsageError(`${sentence}. See --help.`);
  }
};

/** The value of `--seed`. @throws UsageError */
export const seedOf = (text: string): number => {
  const seed = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(seed)) return seed;
  throw new UsageError(`--seed must be a whole number from 0 on, but is "${text}".`);
};

/** @throws UsageError for the first name that there is not */
export const knownNames = (asked: readonly string[], known: readonly string[]): readonly string[] => {
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UsageError(`There is no "${unknown}". There are: ${known.join(', ')}.`);
  return asked;
};

export interface Command<O> {
  /** @throws UsageError */
  readonly read: () => O;
  readonly help: string;
  readonly run: (options: O) => void | Promise<void>;
}

/** Runs a command by its options, or prints its help; wrong options are one line and exit status 2. */
export const runCommand = async <O extends { readonly help: boolean }>({
  read,
  help,
  run,
}: Command<O>): Promise<void> => {
  try {
    const options = read();
    if (options.help) process.stdout.write(help);
    else await run(options);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
};
